import { writeFile } from 'node:fs/promises';
import type { EpisodeKind } from './episodes/episode.ts';
import type { Profile } from './person/profile.ts';

/** What the file holds of one type of record. */
export interface RecordTruth {
  readonly count: number;
  /** Of the values as they stand in the file; 0 for categories. */
  readonly sum: number;
  /** Earliest start and latest end as instants (ISO 8601, UTC). */
  readonly first: string;
  readonly last: string;
}

/** An episode that is in the data. */
export interface PlantedTruth {
  readonly kind: EpisodeKind;
  /** Local days, both included. */
  readonly from: string;
  readonly to: string;
  readonly size: number;
  readonly unit: string;
  readonly detail: string;
  /** Days of it of which the file tells what it moves. With few of them nobody can find it. */
  readonly daysRecorded: number;
  /** It still goes on, or ended within two weeks before the export: advice should speak about it. */
  readonly isRecent: boolean;
}

/** A night as the devices recorded it. */
export interface SleepTruth {
  readonly inBed: string;
  readonly outOfBed: string;
  /** Without stages only the phone knew of the night. */
  readonly stages?: { readonly coreMin: number; readonly deepMin: number; readonly remMin: number; readonly awakeMin: number };
}

/** One local day: what a right import and fusion must find. Absent is not recorded. */
export interface DayTruth {
  readonly day: string;
  readonly zone: string;
  /** From the bedtime before to the next. */
  readonly wornMinutes: number;
  /** `fused`: for each walk the watch's count when it was worn, else the phone's. */
  readonly steps: { readonly watch: number; readonly phone: number; readonly fused: number };
  readonly walkingKm: number;
  readonly exerciseMinutes: number;
  readonly workouts: readonly { readonly type: string; readonly start: string; readonly minutes: number }[];
  readonly sleep?: SleepTruth;
  readonly restingHeartRatePerMin?: number;
  readonly weightKg?: number;
  readonly bloodPressure: readonly { readonly at: string; readonly systolic: number; readonly diastolic: number }[];
}

/** All that a simulation knows about the file that it wrote. */
export interface Simulation {
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly compressedBytes: number }[];
  /** Size of what was written. */
  readonly bytes: number;
  readonly records: Readonly<Record<string, RecordTruth>>;
  /** Elements of export.xml by name; records inside of correlations included. */
  readonly elements: Readonly<Record<string, number>>;
  readonly planted: readonly PlantedTruth[];
  readonly truth: {
    readonly seed: number;
    readonly exportedAt: string;
    readonly timeZone: string;
    readonly person: Profile;
    readonly density: number;
    readonly days: readonly DayTruth[];
  };
}

/** Writes everything that a simulation knows beside its export, as JSON. */
export async function writeTruth(path: string, simulation: Simulation): Promise<void> {
  await writeFile(path, `${JSON.stringify(simulation, null, 1)}\n`);
}
