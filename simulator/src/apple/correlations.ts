import type { Day } from '../plan/day.ts';
import { pressureReadings, pressureRecords } from '../tracks/blood-pressure.ts';
import type { World } from '../tracks/track.ts';
import type { ByteBlock } from './byte-block.ts';
import type { PutDate } from './date-text.ts';
import { creationSec, sourceAttributes } from './record-writer.ts';
import type { ElementCounts, PutRecord } from './record-writer.ts';

/** Blood pressure as pairs: each holds again the two records that also stand alone. */
export function putCorrelations(
  deps: { readonly putDate: PutDate; readonly putRecord: PutRecord; readonly counts: ElementCounts },
  block: ByteBlock,
  world: World,
  day: Day,
): void {
  for (const reading of pressureReadings(world, day)) {
    const { systolic, diastolic } = pressureRecords(world, reading);
    block.text(` <Correlation type="HKCorrelationTypeIdentifierBloodPressure"${sourceAttributes(world.sources.cuff)} creationDate="`);
    deps.putDate(block, creationSec(reading.atSec));
    block.text('" startDate="');
    deps.putDate(block, reading.atSec);
    block.text('" endDate="');
    deps.putDate(block, reading.atSec);
    block.text('">\n');
    deps.putRecord(block, systolic, '  ');
    deps.putRecord(block, diastolic, '  ');
    block.text(' </Correlation>\n');
    deps.counts['Correlation'] = (deps.counts['Correlation'] ?? 0) + 1;
  }
}
