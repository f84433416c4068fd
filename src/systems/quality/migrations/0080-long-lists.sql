-- Lists page by page, in tables of a hundred thousand cases.
create index quality_feedback_form_dealer on quality_feedback_form (dealer_no, position);
