-- U4: the outlook names the earliest possible start; why it is no earlier (the sitting, the council, the budget) is told with it.
alter table outlooks add column start_reasons text not null default '';
