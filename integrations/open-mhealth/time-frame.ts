import { conversionTo, fieldOf, isoInstant, numberField, textField, type Json, type Zone } from '../kit/index.ts';
import { METRICS } from '@aceso/contracts/vocabulary';

/** Two instants, milliseconds since the epoch; NaN when the frame does not tell. */
export interface TimeFrame {
  readonly start: number;
  readonly end: number;
}

/** Reads `effective_time_frame`: an instant, or an interval of which two of start, end and duration are given. */
export function timeFrameOf(body: Json, zone: Zone): TimeFrame {
  const frame = fieldOf(body, 'effective_time_frame');
  const at = textField(frame, 'date_time');
  if (at !== undefined) return instantOf(isoInstant(at, zone));
  const interval = fieldOf(frame, 'time_interval');
  const start = isoInstant(textField(interval, 'start_date_time'), zone);
  const end = isoInstant(textField(interval, 'end_date_time'), zone);
  const duration = durationMs(fieldOf(interval, 'duration'));
  if (!Number.isNaN(start)) return { start, end: Number.isNaN(end) ? start + (Number.isNaN(duration) ? 0 : duration) : end };
  if (!Number.isNaN(end) && !Number.isNaN(duration)) return { start: end - duration, end };
  return instantOf(isoInstant(textField(interval, 'date'), zone));
}

const instantOf = (at: number): TimeFrame => ({ start: at, end: at });

/** A `{value, unit}` of time in milliseconds; NaN when it is none. */
export function durationMs(duration: Json | undefined): number {
  const [value, unit] = [numberField(duration, 'value'), textField(duration, 'unit')];
  const minutes = METRICS.get('exercise-time');
  const convert = minutes === undefined || unit === undefined ? undefined : conversionTo(minutes, unit);
  return value === undefined || convert === undefined ? Number.NaN : convert(value) * 60_000;
}
