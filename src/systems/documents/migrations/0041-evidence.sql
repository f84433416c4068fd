-- Photos and papers of cases: each content once, by its checksum; each piece of evidence with its case, once it has one.
create table evidence_case (
  case_no text primary key,
  recorded_at timestamptz not null
);

create table evidence_content (
  checksum text primary key check (checksum ~ '^[0-9a-f]{64}$'),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf')),
  size integer not null check (size > 0),
  content bytea not null,
  check (octet_length(content) = size)
);

create table evidence (
  evidence_no text primary key,
  case_no text references evidence_case,
  checksum text not null references evidence_content,
  file_name text not null,
  remark text,
  uploaded_by text not null,
  uploaded_at timestamptz not null
);
create index evidence_of_case on evidence (case_no, evidence_no);
