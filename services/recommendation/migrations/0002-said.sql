-- Counts what a person has said or allowed: a turn that began before is void.
alter table recommendation.person add column said bigint not null default 0;
