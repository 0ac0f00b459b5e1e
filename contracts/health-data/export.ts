import Type from 'typebox';
import { operation } from '../index.ts';
import { PersonParams } from '../shapes/index.ts';

/** Everything of a person, to take along. */
export const exportOperations = {
  exportPerson: operation({
    id: 'health-data.exportPerson',
    method: 'GET',
    path: '/v1/people/:personId/export',
    permission: 'health-data:samples:read',
    summary: 'All samples, records and daily values as a file: lines of JSON, CSV or Parquet; several tables of the latter come in a zip.',
    params: PersonParams,
    query: Type.Object({
      format: Type.Union([Type.Literal('ndjson'), Type.Literal('csv'), Type.Literal('parquet')], { default: 'ndjson' }),
      tables: Type.String({
        default: 'samples,records,daily',
        pattern: '^(samples|records|daily)(,(samples|records|daily))*$',
        description: 'Which tables, with commas.',
      }),
    }),
    answers: 'binary',
    errors: ['no-such-person'],
  }),
};
