import Type, { type Static } from 'typebox';
import { wireReader } from '../kit/connector/index.ts';

const Nullable = <const T extends Parameters<typeof Type.Optional>[0]>(type: T) => Type.Optional(Type.Union([type, Type.Null()]));
const NumberOrNull = Nullable(Type.Number());
const TextOrNull = Nullable(Type.String());

export const Page = wireReader(Type.Object({ records: Type.Array(Type.Unknown()) }), 'an answer of Dexcom');
export const Account = wireReader(Type.Object({ userId: Type.String({ minLength: 1 }) }), 'Dexcom dataRange');

const Times = { recordId: Type.String({ minLength: 1 }), systemTime: Type.String(), displayTime: TextOrNull };
const GlucoseSchema = Type.Object({
  ...Times,
  value: NumberOrNull,
  unit: TextOrNull,
  status: TextOrNull,
  transmitterGeneration: TextOrNull,
});
const EventSchema = Type.Object({
  ...Times,
  eventStatus: TextOrNull,
  eventType: Type.String(),
  eventSubType: TextOrNull,
  value: Nullable(Type.Union([Type.String(), Type.Number()])),
  unit: TextOrNull,
});
const CalibrationSchema = Type.Object({ ...Times, value: NumberOrNull, unit: TextOrNull });

export const Glucose = wireReader(GlucoseSchema, 'Dexcom egv');
export const Event = wireReader(EventSchema, 'Dexcom event');
export const Calibration = wireReader(CalibrationSchema, 'Dexcom calibration');

export type Glucose = Static<typeof GlucoseSchema>;
export type Event = Static<typeof EventSchema>;
export type Calibration = Static<typeof CalibrationSchema>;
