-- What the officer typed for a version of the agreement beside the plan: the next one begins from it. Null where it was not kept yet.
alter table agreements add column words jsonb;
