import type { Gatherer } from '../kit/connector/index.ts';
import type { SourceRef } from '../kit/index.ts';
import type { Offsets } from './wire.ts';

/** What belongs to one summary, while it is gathered. */
export type Item = Parameters<Parameters<Gatherer['item']>[1]>[0];

/** The watch; summaries do not say which of several. */
export const WATCH: SourceRef = { key: 'watch', name: 'Garmin', kind: 'watch', manufacturer: 'Garmin' };
export const SCALE: SourceRef = { key: 'scale', name: 'Garmin scale', kind: 'scale', manufacturer: 'Garmin' };
export const MONITOR: SourceRef = { key: 'blood-pressure', name: 'Garmin blood pressure monitor', kind: 'monitor', manufacturer: 'Garmin' };
export const TYPED: SourceRef = { key: 'manual', name: 'Garmin Connect, typed in', kind: 'manual' };

export const positive = (value: number | null | undefined): number | undefined =>
  typeof value === 'number' && value > 0 ? value : undefined;
export const divided = (value: number | null | undefined, by: number): number | undefined =>
  typeof value === 'number' ? value / by : undefined;

/** Values of a series at their instants, milliseconds since the epoch; absent ones are left out. */
export function eachOf(offsets: Offsets, startSeconds: number, take: (at: number, value: number) => void): void {
  for (const [offset, value] of Object.entries(offsets ?? {})) {
    const at = (startSeconds + Number(offset)) * 1000;
    if (typeof value === 'number' && Number.isFinite(at)) take(at, value);
  }
}
