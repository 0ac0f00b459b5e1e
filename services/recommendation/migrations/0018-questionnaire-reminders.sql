-- Questionnaires that a person wants to be reminded of: the next day, and the day of the last reminder that was not answered since.
create table recommendation.questionnaire_reminder (
  person_id uuid not null,
  instrument text not null,
  every_days int not null check (every_days between 7 and 366),
  next_on date not null,
  told_on date,
  primary key (person_id, instrument)
);
create index questionnaire_reminder__next_on on recommendation.questionnaire_reminder (next_on);
