-- Found in the past and over: it goes when the data no longer show it. What was current once stays as history of what was told.
alter table recommendation.insight add column is_episode boolean not null default false;
update recommendation.insight set is_episode = true where kind = 'illness-like-strain' and not is_current;
-- Under what the past was looked at last: while it is the same, only what changed is looked at anew.
alter table recommendation.person add column recalled text;
