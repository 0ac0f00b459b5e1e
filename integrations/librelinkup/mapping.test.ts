import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import manifest from './manifest.json' with { type: 'json' };
import { mapGraph } from './mapping.ts';
import { factoryInstant } from './time.ts';
import { Envelope, Graph } from './wire.ts';

const graph = Graph.read(Envelope.read(JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/graph.json'), 'utf8'))).data);
const day = { from: new Date('2026-03-01T00:00:00Z'), to: new Date('2026-03-02T00:00:00Z') };

test('librelinkup: readings stand at the sensor’s own UTC time, in mg/dL whatever unit the person sees', () => {
  const { batches, read } = mapGraph(graph, day);

  const rows = batches.flatMap(({ metric, sourceType, start, value }) =>
    [...start].map((at, i) => [metric, sourceType, new Date(at).toISOString(), value[i]]),
  );
  assert.deepEqual(rows, [
    ['blood-glucose', 'graphData', '2026-03-01T00:04:59.000Z', 81],
    ['blood-glucose', 'graphData', '2026-03-01T11:50:00.000Z', 99],
    ['blood-glucose', 'glucoseMeasurement', '2026-03-01T12:05:00.000Z', 104],
  ]);
  assert.equal(read, 6);
});

test('librelinkup: what has no value, no possible day or no possible value is set aside and named', () => {
  const { quarantined } = mapGraph(graph, day);

  assert.deepEqual(
    quarantined.map(({ reason }) => reason),
    ['date-unreadable', 'malformed', 'implausible'],
  );
});

test('librelinkup: a window takes only what lies in it, and a sensor that is being changed has no present reading', () => {
  const late = { from: new Date('2026-03-01T11:50:00Z'), to: new Date('2026-03-01T12:00:00Z') };

  const { batches } = mapGraph({ connection: { glucoseMeasurement: null }, graphData: graph.graphData }, late);

  assert.deepEqual(
    batches.flatMap(({ value }) => [...value]),
    [99],
  );
});

test('librelinkup: twelve at night is the first hour of a day and twelve at noon the thirteenth', () => {
  const iso = (text: string): string => new Date(factoryInstant(text)).toISOString();

  assert.equal(iso('12/31/2025 12:00:00 AM'), '2025-12-31T00:00:00.000Z');
  assert.equal(iso('12/31/2025 12:59:59 PM'), '2025-12-31T12:59:59.000Z');
  assert.equal(iso('2/29/2024 1:00:00 PM'), '2024-02-29T13:00:00.000Z');
  for (const wrong of ['2/29/2026 1:00:00 PM', '1/1/2026 13:00:00 PM', '1/1/2026 0:00:00 AM', '2026-01-01T00:00:00Z', ''])
    assert.ok(Number.isNaN(factoryInstant(wrong)), wrong);
});

test('librelinkup: the mapping brings what the manifest says', () => {
  const { batches } = mapGraph(graph, day);
  assert.deepEqual([...new Set(batches.map(({ metric }) => metric))], manifest.delivers);
});
