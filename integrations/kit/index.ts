export { boxOf } from './box.ts';
export { isNothing, takeCell, type Cell } from './cell.ts';
export { Collector } from './collector.ts';
export { columnsOf, delimiterOf, firstRows, rowsOf, type CsvOptions } from './csv.ts';
export { eachAlone, type FileFormat, type OneFile, type Reading } from './format.ts';
export { glimpseOf } from './glimpse.ts';
export type { Delivery, Glimpse, Importer, Peek, Position, ReadOptions, ReadReport, Recognition, Sink } from './importer.ts';
export { jsonElements, jsonOf, type JsonElement } from './json.ts';
export { utcOf, zoned, type LocalTime, type Zone } from './local-time.ts';
export { clockMs, numberIn } from './number.ts';
export { takePressure, type WrittenPressure } from './pressure.ts';
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
export { SampleStream } from './sample-stream.ts';
export { RunningTally, type Tally } from './tally.ts';
export { headText, linesOf, textOf, wholeBytes, wholeText } from './text.ts';
export { conversionTo, ucumOf } from './unit.ts';
export { xmlEvents, type XmlEvent } from './xml.ts';
export { plainBytesOf } from './zip/directory.ts';
export { readZip, type ZipEntry } from './zip/read-zip.ts';
export { namesInHead } from './zip/names-in-head.ts';
export { DayOrderVote, instantOf, writtenTime, type DayOrder, type WrittenTime } from './written-time.ts';
