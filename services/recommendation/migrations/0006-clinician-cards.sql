-- Cards that clinicians' systems were shown, and what came back: feedback is taken only from who was shown the card.
create table recommendation.clinician_card (
  card_id uuid primary key,
  person_id uuid not null,
  issuer text not null,
  system text not null,
  recommendation_id uuid,
  insight_id uuid,
  shown_at timestamptz not null,
  outcome text check (outcome in ('accepted', 'overridden')),
  reason text,
  answered_at timestamptz
);
create index clinician_card__person_id on recommendation.clinician_card (person_id, shown_at desc);
create index clinician_card__shown_at on recommendation.clinician_card (shown_at);

-- Ids of tokens of clinicians' systems that were used: none works twice. Kept as long as the token could be valid.
create table recommendation.used_assertion (
  issuer text not null,
  token_id text not null,
  expires_at timestamptz not null,
  primary key (issuer, token_id)
);
create index used_assertion__expires_at on recommendation.used_assertion (expires_at);
