-- By the glossary: the warranty feedback form stands beside this one.
alter table feedback_form rename to quality_feedback_form;
alter table quality_feedback_form rename column feedback_form_no to quality_feedback_form_no;
