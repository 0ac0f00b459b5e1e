-- Questionnaires as they were answered, each time: the newest of each is what the advisor looks at.
create table recommendation.questionnaire_answer (
  person_id uuid not null,
  answer_id uuid not null,
  instrument text not null,
  answered_on date not null,
  answered_at timestamptz not null,
  -- In the order of the questions; null when only the sum was entered.
  answers int[],
  total int not null,
  red_flag boolean not null,
  primary key (person_id, answer_id)
);
create index questionnaire_answer__answered_at on recommendation.questionnaire_answer (person_id, instrument, answered_at desc);
