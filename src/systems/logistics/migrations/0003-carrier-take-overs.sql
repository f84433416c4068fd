-- A carrier reports itself what it took over (PD-13): then no person arranged the waybill.
alter table waybill alter column arranged_by drop not null;

-- The goods came back from the carrier, because the order was cancelled (DO-D5.1).
alter table waybill
  add column returned_at timestamptz,
  add column returned_by text,
  add constraint waybill_returned check ((returned_at is null) = (returned_by is null)),
  add constraint waybill_left_or_returned check (shipment_no is null or returned_at is null);
drop index waybill_waiting;
create unique index waybill_waiting on waybill (dispatch_no) where shipment_no is null and returned_at is null;

-- Take-overs that fit no shipping document as it stands: kept until somebody clears them.
create table unmatched_inbound (
  unmatched_no text primary key,
  kind text not null check (kind = 'carrierTakeOver'),
  payload jsonb not null,
  reason text not null check (reason in ('unknownDocument', 'documentVoid', 'notByCarrier', 'otherWaybill', 'allShipped')),
  received_at timestamptz not null,
  action text check (action in ('dismiss', 'assign')),
  put_to text references shipping_document,
  cleared_by text,
  cleared_at timestamptz,
  constraint cleared_whole check ((action is null) = (cleared_at is null) and (action is null) = (cleared_by is null)),
  constraint assigned_to_document check ((action is not distinct from 'assign') = (put_to is not null))
);
create index unmatched_open on unmatched_inbound (unmatched_no) where cleared_at is null;

-- Another issue slip (X-09) belongs to no order: nobody asks the order desk about its goods.
alter table dispatch add column slip_kind text not null default 'issueSlip' check (slip_kind in ('issueSlip', 'otherIssueSlip'));
