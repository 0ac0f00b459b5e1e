import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { mapGraph } from './mapping.ts';
import { Envelope, Graph } from './wire.ts';

const samples = join(import.meta.dirname, '../../../shared/data');
const NAME = 'librelinkup/graph.json';

interface Expected {
  readonly points: number;
  readonly firstUtc: string;
  readonly lastUtc: string;
  readonly sum: number;
  readonly min: number;
  readonly max: number;
  readonly current: { readonly utc: string; readonly mgdl: number };
}

test('librelinkup: a recorded graph brings the counts, sums and times that an independent script found', (t) => {
  if (!existsSync(join(samples, NAME))) return t.skip(`no recorded answers at ${samples}`);
  const { [NAME]: expected } = JSON.parse(readFileSync(join(samples, 'EXPECTED.json'), 'utf8')) as { readonly [NAME]: Expected };
  const graph = Graph.read(Envelope.read(JSON.parse(readFileSync(join(samples, NAME), 'utf8'))).data);

  const { batches, quarantined } = mapGraph(graph, { from: new Date(0), to: new Date('2100-01-01T00:00:00Z') });

  const [points, current] = ['graphData', 'glucoseMeasurement'].map((type) => batches.find(({ sourceType }) => sourceType === type)!);
  const values = [...points!.value];
  const at = (instant: number): string => new Date(instant).toISOString().replace('.000', '');
  assert.deepEqual(
    {
      points: points!.count,
      firstUtc: at(Math.min(...points!.start)),
      lastUtc: at(Math.max(...points!.start)),
      sum: values.reduce((sum, value) => sum + value, 0),
      min: Math.min(...values),
      max: Math.max(...values),
      current: { utc: at(current!.start[0]!), mgdl: current!.value[0] },
    },
    { ...expected, current: { utc: expected.current.utc, mgdl: expected.current.mgdl } },
  );
  assert.deepEqual(quarantined, []);
});
