-- Why pieces of a request are no longer wanted (PP-D8.2), or nobody supplies them (PP-D1.2); the last word on it.
alter table purchase_request add column given_up_reason text check (given_up_reason <> '');
