-- Temperature of the wrist belongs to the day of waking: its days, and the ones after, are summed up anew.
insert into health_data.stale as s (person_id, metric, days)
select d.person_id, d.metric, range_agg(daterange(d.day, d.day + 1, '[]')) from health_data.daily as d
 where d.metric = 'wrist-temperature' group by d.person_id, d.metric
on conflict (person_id, metric) do update set days = s.days + excluded.days;
