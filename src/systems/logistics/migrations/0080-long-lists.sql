-- Lists page by page, in tables of a hundred thousand cases.
create index dispatch_opened on dispatch (opened_at, dispatch_no);
create index dispatch_plan_departs on dispatch_plan (departs_at, plan_no);
create index handover_waiting_signed on handover (signed_at, handover_no) where plan_no is null and returned_at is null;
