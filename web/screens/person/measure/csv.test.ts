import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trendCsv } from './csv.ts';

const daily = (sources: readonly string[]) => ({
  daily: {
    metric: 'step-count',
    unit: 'steps',
    values: [{ day: '2026-11-22', value: 8650.5, count: 4, coverage: 0.5, sources: [...sources] }],
  },
});

test('trendCsv: a value keeps all its digits, what is absent stays empty', () => {
  assert.equal(
    trendCsv(daily(['Watch'])),
    'day,value,unit,minimum,maximum,samples,coverage,sources\r\n2026-11-22,8650.5,steps,,,4,0.5,Watch\r\n',
  );
});

test('trendCsv: a name can neither break the row nor become a formula', () => {
  const row = trendCsv(daily(['=cmd()', 'My "old", watch'])).split('\r\n')[1];

  assert.match(row ?? '', /,"'=cmd\(\); My ""old"", watch"$/);
});
