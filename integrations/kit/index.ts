export type { Delivery, Importer, Peek, Position, ReadOptions, ReadReport, Recognition, Sink } from './importer.ts';
export { ProblemList, type Problem } from './problems.ts';
export type {
  BeatsRecord,
  BloodPressureRecord,
  ElectrocardiogramRecord,
  HealthRecord,
  Json,
  OtherRecord,
  ProfileFacts,
  Quarantined,
  SleepStageRecord,
  WorkoutRecord,
  WorkoutStatistic,
} from './records.ts';
export type { SampleBatch } from './samples.ts';
export type { SourceKind, SourceRef } from './source.ts';
export { RunningTally, type Tally } from './tally.ts';
export { plainBytesOf } from './zip/directory.ts';
export { readZip, type ZipEntry } from './zip/read-zip.ts';
export { namesInHead } from './zip/names-in-head.ts';
