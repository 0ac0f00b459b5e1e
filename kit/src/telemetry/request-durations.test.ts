import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRequestDurations, type RequestDurations } from './request-durations.ts';

const pointsOf = (durations: RequestDurations) => {
  const [metric] = durations.drain()?.metrics ?? [];
  assert.equal(metric?.descriptor.name, 'http.server.request.duration');
  return metric.dataPoints.map(({ attributes, value }) => ({
    attributes,
    value: value as { count: number; sum: number; buckets: { counts: number[] } },
  }));
};

test('request durations: one series a method, route and status; an upper bound belongs to its bucket', () => {
  const durations = createRequestDurations('users', 10);
  durations.record('GET', '/v1/people/:personId', 200, 0.0005);
  durations.record('GET', '/v1/people/:personId', 200, 0.0006);
  durations.record('GET', '/v1/people/:personId', 200, 60);
  durations.record('GET', '/v1/people/:personId', 404, 0.001);

  const [found, missed] = pointsOf(durations);

  assert.deepEqual(found?.attributes, {
    'http.request.method': 'GET',
    'http.route': '/v1/people/:personId',
    'http.response.status_code': 200,
  });
  assert.deepEqual([found?.value.count, found?.value.sum], [3, 60.0011]);
  assert.deepEqual([found?.value.buckets.counts[0], found?.value.buckets.counts[1], found?.value.buckets.counts.at(-1)], [1, 1, 1]);
  assert.deepEqual([missed?.attributes['http.response.status_code'], missed?.value.count], [404, 1]);
});

test('request durations: a reading holds what came since the one before, and its times join', () => {
  let now = 1_000;
  const durations = createRequestDurations('users', 10, () => now);
  durations.record('GET', '/a', 200, 0.1);
  now = 6_000;
  const first = durations.drain();
  const nothing = durations.drain();
  durations.record('GET', '/a', 200, 0.2);
  now = 11_000;
  const second = durations.drain();

  const timesOf = (read: typeof first) => read?.metrics[0]?.dataPoints.map(({ startTime, endTime }) => [startTime[0], endTime[0]]);
  assert.deepEqual([timesOf(first), nothing, timesOf(second)], [[[1, 6]], undefined, [[6, 11]]]);
});

test('request durations: beyond the bound on series nothing is lost, only told apart', () => {
  const durations = createRequestDurations('users', 2);
  for (let i = 0; i < 50; i++) durations.record('GET', `/${i}`, 200, 0.1);

  const points = pointsOf(durations);

  assert.equal(points.length, 3);
  assert.deepEqual([points[2]?.attributes, points[2]?.value.count], [{ 'otel.metric.overflow': true }, 48]);
});
