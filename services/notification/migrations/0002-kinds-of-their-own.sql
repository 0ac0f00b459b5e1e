-- Messages about trials were suggestions until now: who chose how suggestions come keeps that choice for trials.
update notification.preference as p
   set categories = p.categories || jsonb_build_array(jsonb_build_object('category', 'personal-trial', 'channels', s.row -> 'channels'))
  from (select q.person_id, one.row from notification.preference as q cross join lateral jsonb_array_elements(q.categories) as one (row)
         where one.row ->> 'category' = 'new-suggestion') as s
 where s.person_id = p.person_id
   and not exists (select 1 from jsonb_array_elements(p.categories) as other (row) where other.row ->> 'category' = 'personal-trial');
