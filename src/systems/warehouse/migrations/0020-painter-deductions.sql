-- Which kinds of movement there are stands in schemas.ts (movementType): a flow that brings a new kind need not
-- know those of the other flows.
alter table movement drop constraint if exists movement_type_check;
