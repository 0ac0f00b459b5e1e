-- Minutes of workouts are told by the day now: those of all workouts that are there already are worked out once.
insert into health_data.stale as s (person_id, metric, days)
select r.person_id, 'workout-time', range_agg(daterange((r.start_at at time zone 'UTC')::date - 1, (r.end_at at time zone 'UTC')::date + 1, '[]'))
  from health_data.record as r
 where r.kind = 'workout' group by r.person_id
on conflict (person_id, metric) do update set days = s.days + excluded.days;
