-- Whose evidence it is, where it came with the API key of one dealer; null: with another key.
alter table evidence add column dealer_no text;
