import { isoInstant, type Json } from '../kit/index.ts';

/** Garmin's instants: milliseconds, or a text in UTC without a mark; NaN when it is none. */
export function garminInstant(value: Json | undefined): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? isoInstant(value) : Number.NaN;
}

/** A calendar date: a text, or milliseconds of its midnight in UTC. */
export function calendarDate(value: Json | undefined): string {
  if (typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 8.64e15) return new Date(value).toISOString().slice(0, 10);
  return typeof value === 'string' ? value : '';
}
