-- A dispatch ends without a shipment also when the keeper can not pick its slip (SW-D1.3).
alter table dispatch drop constraint dispatch_state_check;
alter table dispatch add constraint dispatch_state_check
  check (state in ('open', 'shipped', 'shippedSplit', 'cancelledAndRestocked', 'movementRefused'));
-- When it ended without a shipment: its deadline is met from then on.
alter table dispatch add column ended_at timestamptz;
