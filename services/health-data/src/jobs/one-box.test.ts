import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { buildTar, buildZip } from '@aceso/integrations/testing';
import { exportXml, heartRateMinutes } from '../../test/export-xml.ts';
import { openHealthData } from '../../test/open-health-data.ts';
import { importFile } from '../../test/upload.ts';

const HEART_RATE = 'HKQuantityTypeIdentifierHeartRate';
const xml = exportXml(...heartRateMinutes(300));
const omron = Buffer.from('Date,Time,Systolic (mmHg),Diastolic (mmHg),Pulse (bpm),Symptoms\nJan 12 2026,08:12,124,74,57,-\n');
const steps = Buffer.from(
  JSON.stringify([
    { dateTime: '03/05/26 10:00:00', value: '12' },
    { dateTime: '03/05/26 10:01:00', value: '30' },
  ]),
);

test('one box: an export in a backup of everything comes in with the rest, and alone afterwards it adds nothing', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });
  const own = buildZip([{ name: 'apple_health_export/export.xml', content: xml }]);
  const everything = gzipSync(
    buildTar([
      { name: 'backup/apple/export.zip', content: own },
      { name: 'backup/omron.csv', content: omron },
      { name: 'backup/Takeout/Fitbit/Global Export Data/steps-2026-03-05.json', content: steps },
    ]),
  );

  const first = await importFile(open, 'backup.tgz', everything);
  const again = await importFile(open, 'export.zip', own);

  assert.deepEqual([first.status, first.report?.source], ['done', 'Apple Health, Omron Connect, Google Takeout']);
  const { types = {} } = first.report ?? {};
  assert.deepEqual([types[HEART_RATE]?.stored, types['Systolic (mmHg)']?.stored, types['steps']?.stored], [300, 1, 2]);
  assert.deepEqual([again.report?.types[HEART_RATE]?.stored, again.report?.types[HEART_RATE]?.alreadyThere], [0, 300]);
  // The same watch by another way of packing is the same source.
  const sources = await open.get<{ items: { name: string; integration: string }[] }>('/v1/people/me/sources');
  assert.equal(sources.items.filter(({ integration }) => integration === 'apple-health').length, 1);
});

test('one box: a list of values alone is known by the name that it was exported with, and refused with a reason by another', async () => {
  await using open = await openHealthData({ timeZone: 'UTC' });

  const unnamed = await importFile(open, 'values.json', steps);
  const named = await importFile(open, 'steps-2026-03-05.json', steps);

  assert.equal(unnamed.status, 'failed');
  assert.match(unnamed.failure ?? '', /Import the folder or archive/);
  assert.deepEqual([named.status, named.report?.types['steps']?.stored], ['done', 2]);
});
