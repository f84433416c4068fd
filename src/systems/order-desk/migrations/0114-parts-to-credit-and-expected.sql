-- Parts whose supplier is not charged yet, and parts that incidents asked back, are found among all that ever were.
create index returned_part_uncredited on returned_part (position) where credit_voucher_no is null and clearing_key is not null;
create index incident_measure_by_kind on incident_measure (measure_kind, case_no, measure_no);
