import type { Input, Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { invalid } from '@aceso/kit';
import { eachBlockOf } from '../codec/compressed-chunk.ts';
import type { Deps } from '../deps.ts';
import { blockOf } from '../domain/chunk-blocks.ts';
import { Downsampler } from '../domain/downsample.ts';
import { utcDay } from '../domain/local-days.ts';
import { daysOf } from '../ingest/person-days.ts';
import type { Person } from '../store/people.ts';
import { rowsBetween } from '../store/chunks.ts';
import { metricOf } from './metric-of.ts';
import { oneLine } from './one-line.ts';

type Contract = typeof healthData.operations.readSeries;

export const readSeries =
  (deps: Deps) =>
  async (input: Input<Contract>, person: Person): Promise<Output<Contract>> => {
    const metric = metricOf(input.query.metric);
    const [from, to] = [Date.parse(input.query.from), Date.parse(input.query.to)];
    if (to <= from) throw invalid('/query/to', 'must be after `from`');
    const rows = await rowsBetween(deps.db, person.personId, [metric.id], utcDay(from), utcDay(to));
    const sources = new Set(rows.map(({ sourceId }) => sourceId));
    const order = sources.size < 2 ? undefined : (await daysOf(deps.db, person)).orders.of(metric.family);
    const sampler = new Downsampler(from, to, input.query.points);
    if (order === undefined) for (const { data } of rows) eachBlockOf(data, (block) => sampler.add(block));
    else for (const parts of oneLine(rows, order)) for (const columns of parts) sampler.add(blockOf(columns));
    const points = sampler.stretches();
    return {
      metric: metric.id,
      unit: metric.unit,
      method: 'min-max-mean',
      samples: points.reduce((sum, { count }) => sum + count, 0),
      stepMs: (to - from) / input.query.points,
      points: [...points],
    };
  };
