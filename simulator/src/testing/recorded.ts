import type { SimulateOptions } from '../options.ts';
import { simulate } from '../simulate.ts';
import type { Simulation } from '../truth.ts';
import { xmlScanner } from './scan-xml.ts';

/** A record of a file: times in seconds since 1970, the value as a number where it is one. */
export interface Recorded {
  readonly startSec: number;
  readonly endSec: number;
  readonly value: number;
  readonly text: string;
  readonly sourceName: string;
}

/** What a file was found to hold. */
export interface Recording {
  readonly simulation: Simulation;
  readonly head: string;
  readonly elements: Readonly<Record<string, number>>;
  /** Records outside of correlations, by type without its prefix. */
  readonly series: ReadonlyMap<string, readonly Recorded[]>;
  readonly byElement: ReadonlyMap<string, readonly Readonly<Record<string, string>>[]>;
}

/** Seconds of `2026-11-20 19:12:00 +0100`. */
export function parseDate(text: string): number {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)$/.exec(text);
  if (match === null) throw new Error(`not an Apple date: ${text}`);
  return Date.parse(`${match[1]}T${match[2]}${match[3]}:${match[4]}`) / 1000;
}

/** Simulates, reads back what was written, and keeps both. */
export async function record(options: Omit<SimulateOptions, 'out' | 'format'>): Promise<Recording> {
  const elements: Record<string, number> = {};
  const series = new Map<string, Recorded[]>();
  const byElement = new Map<string, Record<string, string>[]>();
  const scanner = xmlScanner(({ name, attributes, path }) => {
    elements[name] = (elements[name] ?? 0) + 1;
    if (name !== 'Record')
      byElement.set(name, [
        ...(name === 'MetadataEntry' || name === 'InstantaneousBeatsPerMinute' ? [] : (byElement.get(name) ?? [])),
        attributes,
      ]);
    if (name !== 'Record' || path.length !== 1) return;
    const { type = '', startDate = '', endDate = '', value = '', sourceName = '' } = attributes as Partial<Record<string, string>>; // absent attributes fail in parseDate
    const list = series.get(type) ?? [];
    list.push({ startSec: parseDate(startDate), endSec: parseDate(endDate), value: Number(value), text: value, sourceName });
    series.set(type, list);
  });
  const simulation = await simulate({ ...options, format: 'xml', out: scanner });
  return { simulation, head: scanner.head(), elements, series, byElement };
}
