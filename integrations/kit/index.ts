export { rmssdOf } from './beats.ts';
export { boxOf } from './box.ts';
export { isNothing, takeCell, type Cell } from './cell.ts';
export { Collector } from './collector.ts';
export { DayTotals } from './day-totals.ts';
export { columnsOf, delimiterOf, firstRows, rowsOf, type CsvOptions } from './csv.ts';
export { eachAlone, type FileFormat, type Reading } from './format.ts';
export type { OneFile } from './one-file.ts';
export { free, giveAway, giveBack } from './given.ts';
export { glimpseOf } from './glimpse.ts';
export type {
  Delivery,
  Glimpse,
  Importer,
  Peek,
  Position,
  ReadOptions,
  ReadReport,
  ReadsAmongOthers,
  Recognition,
  Sink,
} from './importer.ts';
export { jsonElements, jsonOf, jsonValues, type JsonElement } from './json.ts';
export { isoDay, isoDurationMs, isoInstant, offsetMs } from './iso-time.ts';
export { utcOf, zoned, type LocalTime, type Zone } from './local-time.ts';
export { fieldOf, textField, numberField, type Fields } from './fields.ts';
export { biomarkerOf, metricOfLoinc, takeLabResult, type LabResult } from './laboratory.ts';
export { listOf, numberOf, objectOf, textIn } from './plain.ts';
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
export { SampleStream } from './sample-stream.ts';
export { steadyName, type SourceKind, type SourceRef } from './source.ts';
export { isOnFoot, metricsOfSport, SPORT_METRIC_IDS, type SportMetrics } from './sport.ts';
export { tableRows, type TableRow } from './table.ts';
export { RunningTally, type Tally } from './tally.ts';
export { headText, linesOf, textOf, wholeBytes, wholeText } from './text.ts';
export { conversionTo, ucumOf } from './unit.ts';
export { Track, TRACK_METRICS, type TrackPoint } from './track.ts';
export { workoutTypeNamed } from './workout-name.ts';
export { xmlEvents, type XmlEvent } from './xml.ts';
export { plainBytesOf } from './zip/directory.ts';
export { readZip, type ZipEntry } from './zip/read-zip.ts';
export { namesInHead } from './zip/names-in-head.ts';
export { DayOrderVote, instantOf, writtenTime, type DayOrder, type WrittenTime } from './written-time.ts';
