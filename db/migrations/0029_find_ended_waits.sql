-- app.public_waits reads a year of ended waits of a few tasks: for the home page, the figures, and now beside every step of the form.
create index waits_ended_of_task on waits (municipality_id, task, since) include (ended_at, due) where ended_at is not null;
