-- A notice that leaves the house is one message: its one row of the register names it (I-G-8).
alter table fax_register add column notice_no text unique references notice;
