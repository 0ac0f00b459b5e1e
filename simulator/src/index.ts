export { EPISODE_SIZES } from './episodes/episode.ts';
export type { Episode, EpisodeKind } from './episodes/episode.ts';
export type { SimulateOptions } from './options.ts';
export type { Profile } from './person/profile.ts';
export { simulate } from './simulate.ts';
export { writeTruth } from './truth.ts';
export type { DayTruth, PlantedTruth, RecordTruth, Simulation, SleepTruth } from './truth.ts';
