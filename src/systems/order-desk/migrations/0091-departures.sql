-- How the goods of a slip left: method and papers of each shipment, for the dealer's view (X-05).
alter table shipment add column departures jsonb not null default '[]';
