-- Medicines that risk equations ask for: none of them is another answer than not told.
alter table recommendation.background add column medicines text[];
