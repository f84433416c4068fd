-- What is missing may be worth more than the vehicle was invoiced for: then nothing is offset (I-VR-8).
alter table vehicle_return_forms drop constraint if exists vehicle_return_forms_check;
alter table vehicle_return_forms add check (missing_value_fen >= 0);
