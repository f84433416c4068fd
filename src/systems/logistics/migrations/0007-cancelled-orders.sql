-- Orders whose cancellation the order desk accepted (DO-D5.1): what is in dispatch for them is stopped, also a dispatch that opens afterwards.
create table cancelled_order (order_no text primary key, told_at timestamptz not null);
