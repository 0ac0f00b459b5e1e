import Type, { type Static } from 'typebox';
import { wireReader } from '../kit/connector/index.ts';

const Nullable = <const T extends Parameters<typeof Type.Optional>[0]>(type: T) => Type.Optional(Type.Union([type, Type.Null()]));
const NumberOrNull = Nullable(Type.Number());
const TextOrNull = Nullable(Type.String());
/** Values by the clock on the wrist, `"HH:MM"`; they may go over midnight. */
const ByClock = Nullable(Type.Record(Type.String(), Type.Number()));
const List = Nullable(Type.Array(Type.Unknown()));

/** An address of Polar answers with 204 and nothing when it has nothing. */
export const Items = wireReader(
  Type.Union([Type.Undefined(), Type.Array(Type.Unknown()), Type.Object({ nights: List, recharges: List })]),
  'a list of Polar',
);

const NightSchema = Type.Object({
  date: Type.String(),
  sleep_start_time: Type.String(),
  sleep_end_time: Type.String(),
  sleep_score: NumberOrNull,
  hypnogram: ByClock,
  heart_rate_samples: ByClock,
});
const RechargeSchema = Type.Object({
  date: Type.String(),
  heart_rate_variability_avg: NumberOrNull,
  breathing_rate_avg: NumberOrNull,
  hrv_samples: ByClock,
  breathing_samples: ByClock,
});
const ActivitySchema = Type.Object({
  start_time: Type.String(),
  steps: NumberOrNull,
  calories: NumberOrNull,
  active_calories: NumberOrNull,
});
const ExerciseSchema = Type.Object({
  id: Type.String(),
  start_time: Type.String(),
  start_time_utc_offset: NumberOrNull,
  duration: Type.String(),
  sport: TextOrNull,
  detailed_sport_info: TextOrNull,
  device: TextOrNull,
  calories: NumberOrNull,
  distance: NumberOrNull,
  heart_rate: Nullable(Type.Object({ average: NumberOrNull, maximum: NumberOrNull })),
});
const HeartRateDaySchema = Type.Object({
  date: Type.String(),
  heart_rate_samples: Nullable(Type.Array(Type.Object({ heart_rate: Type.Number(), sample_time: Type.String() }))),
});
const OxygenSchema = Type.Object({
  test_time: Type.Number(),
  test_status: TextOrNull,
  blood_oxygen_percent: NumberOrNull,
});
const SkinSchema = Type.Object({
  sleep_date: Type.String(),
  sleep_time_skin_temperature_celsius: NumberOrNull,
  deviation_from_baseline_celsius: NumberOrNull,
});

export const Night = wireReader(NightSchema, 'Polar sleep');
export const Recharge = wireReader(RechargeSchema, 'Polar nightly-recharge');
export const Activity = wireReader(ActivitySchema, 'Polar activity');
export const Exercise = wireReader(ExerciseSchema, 'a Polar exercise');
export const HeartRateDay = wireReader(HeartRateDaySchema, 'Polar continuous-heart-rate');
export const Oxygen = wireReader(OxygenSchema, 'Polar spo2');
export const Skin = wireReader(SkinSchema, 'Polar skintemperature');

/** The token answer: Polar tells the account in it, and in no other place. */
export const Tokens = wireReader(
  Type.Object({
    access_token: Type.String({ minLength: 1 }),
    refresh_token: TextOrNull,
    expires_in: NumberOrNull,
    x_user_id: Type.Union([Type.Integer(), Type.String()]),
  }),
  'tokens of Polar',
);
export const Event = wireReader(
  Type.Object({
    event: Type.String({ maxLength: 60 }),
    user_id: Type.Optional(Type.Union([Type.Integer(), Type.String({ maxLength: 60 })])),
    entity_id: Nullable(Type.String({ maxLength: 200 })),
    date: Nullable(Type.String({ maxLength: 30 })),
  }),
  'an event of Polar',
);
export const Webhooks = wireReader(
  Type.Union([Type.Undefined(), Type.Object({ data: Nullable(Type.Array(Type.Object({ id: Type.String(), url: Type.String() }))) })]),
  'webhooks of Polar',
);
export const NewWebhook = wireReader(
  Type.Object({ data: Type.Object({ id: Type.String(), signature_secret_key: Type.String({ minLength: 1 }) }) }),
  'a webhook of Polar',
);

export type Night = Static<typeof NightSchema>;
export type Recharge = Static<typeof RechargeSchema>;
export type Activity = Static<typeof ActivitySchema>;
export type Exercise = Static<typeof ExerciseSchema>;
export type HeartRateDay = Static<typeof HeartRateDaySchema>;
export type Oxygen = Static<typeof OxygenSchema>;
export type Skin = Static<typeof SkinSchema>;
