import { SPORT_METRIC_IDS, TRACK_METRICS, type SourceKind, type SourceRef } from '../kit/index.ts';

/** Elements of a track point; `HeartRateBpm` holds its number in a `Value`. The last ones are Garmin's ActivityExtension (TPX). */
export const FIELDS = {
  LatitudeDegrees: 'latitude',
  LongitudeDegrees: 'longitude',
  AltitudeMeters: 'altitude',
  DistanceMeters: 'distance',
  HeartRateBpm: 'heartRate',
  Cadence: 'cadence',
  RunCadence: 'cadence',
  Watts: 'power',
  Speed: 'speed',
  Temperature: 'temperature',
} as const;

export const isField = (name: string): name is keyof typeof FIELDS => Object.hasOwn(FIELDS, name);

/** `Creator` stands behind the laps, with a few lines in it. */
const CREATOR_LETTERS_MAX = 4_000;

/** Names of who recorded each activity, in order; empty where the file does not tell. */
export function creatorsOf(text: string): readonly string[] {
  const creators: string[] = [];
  let from = 0;
  for (const { index } of text.matchAll(/<\/(?:\w+:)?Activity>/g)) {
    const part = text.slice(Math.max(from, index - CREATOR_LETTERS_MAX), index);
    creators.push(/<(?:\w+:)?Creator[^>]*>[^]*?<(?:\w+:)?Name>([^<]{0,200})</.exec(part)?.[1] ?? '');
    from = index;
  }
  return creators;
}

/** Who recorded an activity, by its `Creator`. */
export function sourceOf(creator: string): SourceRef {
  const name = creator.trim().slice(0, 100);
  const kind: SourceKind = /iphone|android|phone|google fit/i.test(name) ? 'phone' : 'watch';
  return { key: name === '' ? 'tcx' : `tcx ${name}`, name: name === '' ? 'TCX file' : `${name} (TCX)`, kind };
}

/** Metrics that a TCX file can bring: the manifest must say the same. */
export const DELIVERED: readonly string[] = [...new Set([...SPORT_METRIC_IDS, ...TRACK_METRICS])].toSorted();
