import type { WorkoutType } from '@aceso/contracts/vocabulary';
import { isOnFoot, metricsOfSport, type OtherRecord, type SampleStream, type SourceRef } from '../kit/index.ts';
import type { Context, MessageReader } from './context.ts';
import type { Message } from './decode/message.ts';
import type { Session } from './session.ts';

/** One field of a record that becomes a reading at its instant. */
interface Reading {
  readonly name: string;
  /** Fields of the message, the better one first. */
  readonly fields: readonly number[];
  readonly scale: number;
  readonly offset?: number;
  readonly unit: string;
  readonly metric: (type: WorkoutType) => string | undefined;
  /** Zero means that no sensor was there, not that it measured zero. */
  readonly isZeroMissing?: boolean;
}

const whenRunning =
  (metric: string) =>
  (type: WorkoutType): string | undefined =>
    isOnFoot(type) ? metric : undefined;

const READINGS: readonly Reading[] = [
  { name: 'heart_rate', fields: [3], scale: 1, unit: 'bpm', metric: () => 'heart-rate', isZeroMissing: true },
  { name: 'speed', fields: [73, 6], scale: 1000, unit: 'm/s', metric: (type) => metricsOfSport(type).speed },
  { name: 'power', fields: [7], scale: 1, unit: 'W', metric: (type) => metricsOfSport(type).power },
  { name: 'altitude', fields: [78, 2], scale: 5, offset: 500, unit: 'm', metric: () => 'altitude' },
  { name: 'temperature', fields: [13], scale: 1, unit: 'Cel', metric: () => 'ambient-temperature' },
  { name: 'respiration_rate', fields: [108], scale: 100, unit: '/min', metric: () => 'respiratory-rate', isZeroMissing: true },
  { name: 'respiration_rate', fields: [99], scale: 1, unit: '/min', metric: () => 'respiratory-rate', isZeroMissing: true },
  { name: 'core_temperature', fields: [139], scale: 100, unit: 'Cel', metric: () => 'body-temperature', isZeroMissing: true },
  { name: 'vertical_oscillation', fields: [39], scale: 10, unit: 'mm', metric: whenRunning('running-vertical-oscillation') },
  { name: 'stance_time', fields: [41], scale: 10, unit: 'ms', metric: whenRunning('running-ground-contact-time') },
  { name: 'step_length', fields: [85], scale: 10, unit: 'mm', metric: whenRunning('running-stride-length') },
  { name: 'depth', fields: [92], scale: 1000, unit: 'm', metric: () => 'underwater-depth' },
];

/** Every metric of a record that does not hang on the sport. */
export const RECORD_METRICS: readonly string[] = [...READINGS, { metric: (type: WorkoutType) => metricsOfSport(type).cadence }].flatMap(
  ({ metric }) => metric('running') ?? [],
);

/** Sixteenth parts of a metre, and hundredth parts of a metre a second, in twelve bits each. */
const PACKED = { field: 8, speed: 100, distance: 16, turn: 4096 } as const;
const FIELD = { latitude: 0, longitude: 1, cadence: 4, distance: 5, fractionalCadence: 53 } as const;
const NOT_IN_VOCABULARY = 'not-in-vocabulary';

/** Reads `record` messages (20): what was measured each second or so of a workout. */
export class RecordReader implements MessageReader {
  readonly #tracks = new Map<Session | undefined, Track>();
  #session: Session | undefined;
  #isBegun = false;
  #type: WorkoutType = 'other';
  #source: SourceRef | undefined;
  #streams: readonly { readonly reading: Reading; readonly stream: SampleStream | undefined }[] = [];
  #distance = { at: Number.NaN, metres: Number.NaN };
  #packed = { raw: Number.NaN, metres: Number.NaN };

  take(message: Message, context: Context): void {
    const at = message.instant;
    this.#enter(at, context);
    this.#count(message, at);
    const packed = message.bytes(PACKED.field);
    for (const { reading, stream } of this.#streams) {
      let value = reading.fields.length === 0 ? Number.NaN : valueOf(message, reading);
      if (reading.name === 'speed' && Number.isNaN(value) && packed.length === 3)
        value = ((packed[0] ?? 0) | (((packed[1] ?? 0) & 15) << 8)) / PACKED.speed;
      if (Number.isNaN(value)) continue;
      if (reading.isZeroMissing === true && value === 0) context.out.skip(`record.${reading.name}`, 'nothing-measured', at);
      else if (stream === undefined) context.out.skip(`record.${reading.name}`, NOT_IN_VOCABULARY, at);
      else context.out.sample(stream, at, at, value);
    }
    this.#takeCadence(message, at, context);
    this.#takeDistance(message, at, packed, context);
  }

  /** Tells how many points each workout has, and how many of them are located; the points themselves stay in the file. */
  end(context: Context): void {
    for (const [session, track] of this.#tracks) context.out.record(track.asRecord(session, context), track.points);
  }

  /** Follows the sessions of a file: each has its own sport. */
  #enter(at: number, context: Context): void {
    const inside = (session: Session): boolean => at >= session.start && at <= session.end + 1000;
    const isSame = this.#isBegun && (this.#session === undefined || inside(this.#session)) && this.#source === context.source;
    if (isSame && (this.#session !== undefined || context.survey.sessions.length === 0)) return;
    const { sessions, sport } = context.survey;
    const session = sessions.find(inside) ?? (sessions.length === 1 ? sessions[0] : undefined);
    if (this.#isBegun && session === this.#session && this.#source === context.source) return;
    this.#isBegun = true;
    this.#session = session;
    this.#source = context.source;
    this.#type = session?.type ?? sport;
    this.#distance = { at: Number.NaN, metres: Number.NaN };
    this.#streams = READINGS.map((reading) => {
      const metric = reading.metric(this.#type);
      return { reading, stream: metric === undefined ? undefined : context.stream(`record.${reading.name}`, metric, reading.unit) };
    });
  }

  #count(message: Message, at: number): void {
    let track = this.#tracks.get(this.#session);
    if (track === undefined) this.#tracks.set(this.#session, (track = new Track()));
    track.see(at, !Number.isNaN(message.value(FIELD.latitude)) && !Number.isNaN(message.value(FIELD.longitude)));
  }

  #takeCadence(message: Message, at: number, context: Context): void {
    const whole = message.value(FIELD.cadence);
    if (Number.isNaN(whole)) return;
    const part = message.value(FIELD.fractionalCadence, 128);
    const metric = metricsOfSport(this.#type).cadence;
    if (metric === undefined) return context.out.skip('record.cadence', NOT_IN_VOCABULARY, at);
    const unit = isOnFoot(this.#type) ? '{strides}/min' : '/min';
    context.take('record.cadence', metric, unit, at, at, whole + (Number.isNaN(part) ? 0 : part));
  }

  /** A distance counts from the start of the workout: what is stored is what came since the record before. */
  #takeDistance(message: Message, at: number, packed: Buffer, context: Context): void {
    let metres = message.value(FIELD.distance, 100);
    if (Number.isNaN(metres) && packed.length === 3) metres = this.#unpacked(((packed[1] ?? 0) >> 4) | ((packed[2] ?? 0) << 4));
    if (Number.isNaN(metres)) return;
    const before = this.#distance;
    this.#distance = { at, metres };
    const metric = metricsOfSport(this.#type).distance;
    if (metric === undefined) return context.out.skip('record.distance', NOT_IN_VOCABULARY, at);
    const way = metres >= before.metres ? metres - before.metres : metres;
    if (way === 0) return context.out.skip('record.distance', 'no-change', at);
    context.take('record.distance', metric, 'm', before.at <= at ? before.at : at, at, way);
  }

  /** Twelve bits turn over every 256 metres. */
  #unpacked(raw: number): number {
    const { raw: before, metres } = this.#packed;
    const way = Number.isNaN(before) ? raw : (raw - before + PACKED.turn) % PACKED.turn;
    this.#packed = { raw, metres: (Number.isNaN(metres) ? 0 : metres) + way / PACKED.distance };
    return this.#packed.metres;
  }
}

function valueOf(message: Message, { fields, scale, offset }: Reading): number {
  for (const field of fields) {
    const value = message.value(field, scale, offset);
    if (!Number.isNaN(value)) return value;
  }
  return Number.NaN;
}

/** Points of one workout. */
class Track {
  points = 0;
  #located = 0;
  #start = Infinity;
  #end = -Infinity;

  see(at: number, isLocated: boolean): void {
    this.points++;
    if (isLocated) this.#located++;
    if (at < this.#start) this.#start = at;
    if (at > this.#end) this.#end = at;
  }

  asRecord(session: Session | undefined, context: Context): OtherRecord {
    const source = session?.source ?? context.source;
    const isTimed = Number.isFinite(this.#start);
    const start = isTimed ? this.#start : 0;
    return {
      kind: 'route',
      key: ['record', source.key, start].join('|'),
      sourceType: 'record',
      source,
      start,
      end: isTimed ? this.#end : start,
      detail: { points: this.points, located: this.#located },
    };
  }
}
