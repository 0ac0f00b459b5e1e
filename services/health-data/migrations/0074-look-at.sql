-- Begin of a look that did not get through all families in one turn: the next turn goes on with it instead of beginning anew.
alter table health_data.connection add column look_at timestamptz;
