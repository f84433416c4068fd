-- Whether white parts that the after-sales store lacks are drawn from the company store before they are bought (I-OP-12).
alter table paint_terms add column draw_white_parts boolean not null default false;
