import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prometheusText, type Series } from './prometheus.ts';

const series = (more: Partial<Series>): Series => ({
  service: 'users',
  name: 'jobs.done',
  labels: {},
  kind: 'sum',
  unit: '',
  description: '',
  count: 0,
  sum: 3,
  bounds: [],
  buckets: [],
  ...more,
});

test('prometheus: a histogram is cumulative, ends at +Inf and names its unit', () => {
  const text = prometheusText([
    series({
      name: 'http.server.request.duration',
      unit: 's',
      kind: 'histogram',
      labels: { 'http.route': '/v1/x' },
      count: 6,
      sum: 1.5,
      bounds: [0.1, 1],
      buckets: [3, 2, 1],
    }),
  ]);

  assert.deepEqual(text.trim().split('\n'), [
    '# TYPE http_server_request_duration_seconds histogram',
    'http_server_request_duration_seconds_bucket{service="users",http_route="/v1/x",le="0.1"} 3',
    'http_server_request_duration_seconds_bucket{service="users",http_route="/v1/x",le="1"} 5',
    'http_server_request_duration_seconds_bucket{service="users",http_route="/v1/x",le="+Inf"} 6',
    'http_server_request_duration_seconds_sum{service="users",http_route="/v1/x"} 1.5',
    'http_server_request_duration_seconds_count{service="users",http_route="/v1/x"} 6',
  ]);
});

test('prometheus: counters end in _total, and one family has one head for all services', () => {
  const text = prometheusText([series({}), series({ service: 'gateway', description: 'Jobs.' })]);

  assert.equal(text, '# TYPE jobs_done_total counter\njobs_done_total{service="users"} 3\njobs_done_total{service="gateway"} 3\n');
});

test('prometheus: a value of a label cannot break out of its quotes or its line', () => {
  assert.match(prometheusText([series({ labels: { x: 'a"b\\c\nd' } })]), /\{service="users",x="a\\"b\\\\c\\nd"\} 3\n$/);
});
