-- What a part purchase request says besides: by when the pieces are needed, and the post that asked and is told how it ends (PR-08, PP-16).
alter table request_line add column needed_by date;
alter table request_line add column requester_post text check (requester_post <> '');
