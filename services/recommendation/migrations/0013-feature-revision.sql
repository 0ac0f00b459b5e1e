-- Of the daily values that the advisor holds of a person: what is remembered in memory under another number is out of date. Never given twice.
alter table recommendation.person add column feature_revision bigint not null default 0;
