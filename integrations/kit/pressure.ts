import { takeCell } from './cell.ts';
import type { Collector } from './collector.ts';
import type { SourceRef } from './source.ts';

/** Two pressures that were taken together, as a row of a table says them. */
export interface WrittenPressure {
  /** Under which the pair counts; the two readings count under their columns. */
  readonly type: string;
  readonly source: SourceRef;
  readonly at: number;
  readonly unit: string;
  readonly systolic: { readonly type: string; readonly text: string };
  readonly diastolic: { readonly type: string; readonly text: string };
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Takes both readings and, when both are true and the upper one is higher, the pair. */
export function takePressure(out: Collector, written: WrittenPressure): void {
  const { type, source, at, unit, metadata } = written;
  const systolic = takeCell(out, { ...written.systolic, metric: 'blood-pressure-systolic', source, unit, start: at });
  const diastolic = takeCell(out, { ...written.diastolic, metric: 'blood-pressure-diastolic', source, unit, start: at });
  if (systolic === undefined || diastolic === undefined) return;
  out.record({
    kind: 'blood-pressure',
    key: `${source.key}|${at}|${systolic}/${diastolic}`,
    sourceType: type,
    source,
    start: at,
    end: at,
    systolic,
    diastolic,
    ...(metadata !== undefined && { metadata }),
  });
}
