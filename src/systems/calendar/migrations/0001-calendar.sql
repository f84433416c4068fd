-- Days that the company keeps otherwise than the public calendar, and years whose days off it entered itself (I-G-4).
create table day_exception (
  day date primary key,
  working boolean not null,
  name text not null,
  set_at timestamptz not null
);

create table kept_year (
  year integer primary key,
  kept_at timestamptz not null
);
