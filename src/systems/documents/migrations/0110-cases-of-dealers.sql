-- Whose case it is: a dealer with an API key of their own uploads for their own cases. Null: told before this was asked.
alter table evidence_case add column dealer_no text;
