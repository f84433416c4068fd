-- What the shipper notes on the shipping document, for Logistics (PD-07).
alter table shipping_document add column document_note text check (document_note <> '');
