-- Painted parts that were taken in go back with their receipt slip (I-G-14).
update posting_rule set reversal = 'slip' where id = 'L-07';
