import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readFiles } from '../kit/testing/index.ts';
import { nightscout } from './index.ts';
import manifest from './manifest.json' with { type: 'json' };
import { DELIVERED } from './mapping.ts';

const read = (name: string) => readFiles([nightscout], readFileSync(join(import.meta.dirname, 'fixtures', name)));
const at = (hour: number, minute = 0): number => Date.UTC(2026, 2, 28, hour, minute);
const instant = (when: number, value: number, context = 0): number[] => [when, when, value, context];

test('manifest: it promises exactly the metrics that the mapping can deliver', () => {
  assert.deepEqual(manifest.delivers.toSorted(), [...DELIVERED].toSorted());
});

test('nightscout: each device is a source; codes of errors are skipped, bounds are no numbers', async () => {
  const { samples, records, report, quarantined } = await read('entries.json');

  assert.deepEqual(samples, {
    'blood-glucose|nightscout|xDrip-DexcomG5': [instant(at(8), 120)],
    'blood-glucose|nightscout|xDrip-LibreOOP': [instant(at(8, 15), 401)],
    'blood-glucose|nightscout|meter': [instant(at(8, 20), 118)],
  });
  assert.deepEqual(
    records.map((record) => 'detail' in record && [record.start, record.detail]),
    [[at(8, 5), { glucose: 'below', limitMgPerDl: 40 }]],
  );
  const { sgv, cal } = report.types;
  assert.deepEqual([sgv?.read, sgv?.delivered, sgv?.skipped, sgv?.quarantined, cal?.skipped], [5, 3, 1, 1, 1]);
  assert.deepEqual(
    quarantined.map(({ reason }) => reason),
    ['value-unreadable'],
  );
});

test('nightscout: treatments on lines, each of their values by itself, and nobody who entered them', async () => {
  const { samples, records, quarantined, report } = await read('treatments.ndjson');

  assert.deepEqual(samples, {
    'insulin-delivery|nightscout|treatments': [instant(at(12), 4.5, 2), instant(at(21), 20, 1)],
    'dietary-carbohydrates|nightscout|treatments': [instant(at(12), 45)],
    'blood-glucose|nightscout|meter': [instant(at(12, 5), 99.0857)],
  });
  assert.equal(report.types['BG Check (glucose)']?.skipped, 1);
  assert.deepEqual(
    records.map(({ kind, sourceType, start, end }) => [kind, sourceType, start, end]),
    [
      ['event', 'Temp Basal', at(12, 15), at(12, 45)],
      ['workout', 'Exercise', at(17), at(17, 45)],
    ],
  );
  assert.deepEqual(
    quarantined.map(({ reason }) => reason),
    ['unit-unknown', 'date-unreadable'],
  );
  assert.doesNotMatch(JSON.stringify(records), /Testa/);
});
