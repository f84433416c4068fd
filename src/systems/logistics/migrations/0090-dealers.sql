-- Dealers whom cartons go to, as the order desk knows them: a plan for nobody of them is kept for a person (PD-09, I-PD-2).
create table dealer (dealer_no text primary key);
insert into dealer select distinct dealer_no from dispatch;

-- A plan that is kept is put to a dealer, a take-over to its document.
alter table unmatched_inbound
  drop constraint unmatched_inbound_kind_check,
  drop constraint unmatched_inbound_reason_check,
  drop constraint unmatched_inbound_put_to_fkey,
  add constraint unmatched_inbound_reason_check check (
    case kind
      when 'carrierTakeOver' then reason in ('unknownDocument', 'documentVoid', 'notByCarrier', 'otherWaybill', 'allShipped')
      when 'dispatchPlan' then reason = 'unknownDealer'
      else false
    end
  );
