-- What only risk equations ask for; what is absent in it was not told.
alter table recommendation.background add column risk_factors jsonb;
