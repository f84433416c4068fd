-- What incidents asked back is found among all their measures.
create index incident_measure_by_kind on incident_measure (measure_kind, case_no, measure_no);
