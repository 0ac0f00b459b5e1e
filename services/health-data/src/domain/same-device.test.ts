import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance } from '../../test/columns.ts';
import { sameDevices, type SourceFacts } from './same-device.ts';

let next = 0;
const source = (integration: string, name: string, kind: string, rest: Partial<SourceFacts> = {}): SourceFacts => ({
  sourceId: `s${next++}`,
  integration,
  key: name,
  name,
  kind,
  models: [],
  ...rest,
});

/** Groups by the names of their members, in order. */
function groupsOf(sources: readonly SourceFacts[]): readonly (readonly string[])[] {
  const devices = sameDevices(sources);
  const label = ({ integration, name }: SourceFacts): string => `${integration}/${name}`;
  return [...Map.groupBy(sources, ({ sourceId }) => devices.get(sourceId)).values()]
    .map((group) => group.map(label).toSorted())
    .toSorted((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

const APPLE = { manufacturer: 'Apple Inc.' };
const HOUSEHOLD: readonly SourceFacts[] = [
  source('apple-health', 'Ada’s Apple Watch', 'watch', { ...APPLE, models: ['Watch', 'Watch6,7'] }),
  source('apple-health', 'Ada’s iPhone', 'phone', { ...APPLE, models: ['iPhone', 'iPhone14,2'] }),
  source('apple-health', 'Ada’s iPhone (manual)', 'manual', { name: 'Ada’s iPhone' }),
  source('apple-health', 'Oura', 'app'),
  source('apple-health', 'Withings', 'app'),
  source('push', "Ada's Apple Watch", 'app'),
  source('push', 'Pixel Watch', 'watch', { manufacturer: 'Google', models: ['Pixel Watch 3'] }),
  source('google-health', 'Wrist tracker', 'watch', { manufacturer: 'Google LLC', models: ['Pixel Watch 3'] }),
  source('oura', 'Oura Ring', 'watch', { manufacturer: 'Oura', models: ['Gen 3'] }),
  source('withings', 'Body+', 'scale', { manufacturer: 'Withings', models: ['Body+'] }),
  source('withings', 'ScanWatch', 'watch', { manufacturer: 'Withings', models: ['ScanWatch'] }),
];

test('same device: one watch by export, push and vendor is one, by name, by model, or as the only one of its maker', () => {
  assert.deepEqual(
    groupsOf(HOUSEHOLD).filter(({ length }) => length > 1),
    [
      ['apple-health/Ada’s Apple Watch', "push/Ada's Apple Watch"],
      ['apple-health/Oura', 'oura/Oura Ring'],
      ['google-health/Wrist tracker', 'push/Pixel Watch'],
    ],
  );
});

test('same device: what is typed in by hand, another kind, another maker or another model is another source', () => {
  const apart = [
    [source('a', 'Anna', 'phone'), source('b', 'Anna', 'manual')],
    [source('a', 'Anna', 'phone'), source('b', 'Anna', 'scale')],
    [source('a', 'Tracker', 'watch', { manufacturer: 'Garmin' }), source('b', 'Tracker', 'watch', { manufacturer: 'Polar' })],
    [source('a', 'Watch', 'watch', { models: ['Venu 3'] }), source('b', 'Watch', 'watch', { models: ['Fenix 7'] })],
    [source('a', 'Left', 'watch', { ...APPLE, models: ['Watch'] }), source('b', 'Right', 'watch', { ...APPLE, models: ['Watch'] })].map(
      (one) => ({
        ...one,
        manufacturer: undefined,
      }),
    ),
  ];

  for (const pair of apart) assert.equal(groupsOf(pair).length, 2, JSON.stringify(pair));
});

test('same device: two watches of one integration stay two, and the third route joins the one that bears its name', () => {
  const found = groupsOf([
    source('a', 'Run', 'watch', { manufacturer: 'Garmin', models: ['Fenix 7'] }),
    source('a', 'Office', 'watch', { manufacturer: 'Garmin', models: ['Fenix 7'] }),
    source('b', 'Office', 'watch', { manufacturer: 'Garmin', models: ['Fenix 7'] }),
  ]);

  assert.deepEqual(found, [['a/Office', 'b/Office'], ['a/Run']]);
});

test('same device: the groups do not depend on the order in which the sources came, nor on their ids', () => {
  const wanted = groupsOf(HOUSEHOLD);
  const random = chance(5);
  for (let turn = 0; turn < 50; turn++) {
    const shuffled = HOUSEHOLD.map((one) => ({ at: random(1e9), one }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ one }, i) => ({ ...one, sourceId: `x${i}` }));

    assert.deepEqual(groupsOf(shuffled), wanted);
  }
});
