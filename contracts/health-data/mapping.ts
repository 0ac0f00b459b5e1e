import Type from 'typebox';
import { operation } from '../index.ts';
import { Instant, MetricId, TimeZone } from '../shapes/index.ts';
import { Upload, UploadParams } from './schemas.ts';

const Column = Type.Integer({ minimum: 0, maximum: 199, description: 'Counted from 0.' });

/** What the columns of somebody's table are. */
export const TableMapping = Type.Object(
  {
    time: Type.Array(Column, { minItems: 1, maxItems: 2, description: 'One column with date and time, or one each.' }),
    end: Type.Optional(Type.Array(Column, { minItems: 1, maxItems: 2, description: 'Until when, where the table tells.' })),
    timeForm: Type.Union([Type.Literal('written'), Type.Literal('epoch-seconds'), Type.Literal('epoch-milliseconds')]),
    dayOrder: Type.Optional(
      Type.Union([Type.Literal('day-first'), Type.Literal('month-first')], { description: 'Where a date can be read both ways.' }),
    ),
    timeZone: Type.Optional(TimeZone),
    decimalMark: Type.Optional(Type.Union([Type.Literal('.'), Type.Literal(',')])),
    lasts: Type.Optional(
      Type.Union([Type.Literal('moment'), Type.Literal('minute'), Type.Literal('hour'), Type.Literal('day')], {
        description: 'How long a row lasts where the table does not tell its end.',
      }),
    ),
    columns: Type.Array(
      Type.Object(
        { column: Column, metric: MetricId, unit: Type.String({ maxLength: 40, description: 'As the table writes it.' }) },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 100 },
    ),
    source: Type.Optional(Type.String({ minLength: 1, maxLength: 120, description: 'Name of the source to show.' })),
  },
  { additionalProperties: false },
);

const PreviewRow = Type.Object({
  start: Type.Optional(Instant),
  end: Type.Optional(Instant),
  problem: Type.Optional(Type.String()),
  cells: Type.Array(
    Type.Object({
      column: Column,
      metric: MetricId,
      text: Type.String({ description: 'As it stands in the file.' }),
      value: Type.Optional(Type.Number({ description: 'In the metric’s unit.' })),
      unit: Type.Optional(Type.String()),
      problem: Type.Optional(Type.String()),
    }),
  ),
});
/** What a mapping would make of the rows in sight. */
export const TablePreview = Type.Object({
  rows: Type.Array(PreviewRow),
  seen: Type.Integer({ description: 'Rows in sight.' }),
  readings: Type.Integer({ description: 'Values of them that would be stored.' }),
  problems: Type.Array(Type.Object({ column: Type.Optional(Column), reason: Type.String(), count: Type.Integer() })),
});
export const TableProposal = Type.Object({
  columns: Type.Array(
    Type.Object({
      column: Column,
      name: Type.String(),
      examples: Type.Array(Type.String()),
      metric: Type.Optional(MetricId),
      unit: Type.Optional(Type.String()),
      doubt: Type.Optional(Type.String({ description: '`unit-not-told`, `name-in-part` or `values-out-of-range`.' })),
    }),
  ),
  doubts: Type.Array(Type.String({ description: '`no-time-column`, `day-or-month-first-unknown` or `no-metric-column`.' })),
  mapping: Type.Optional(TableMapping),
  preview: Type.Optional(TablePreview),
});

/** Operations on the mapping of a table that no source's format knows. */
export const mappingOperations = {
  proposeMapping: operation({
    id: 'health-data.proposeMapping',
    method: 'GET',
    path: '/v1/uploads/:uploadId/mapping',
    permission: 'health-data:uploads:read',
    summary: 'What the columns of a table may be, for the person to confirm; with the first rows as they would be stored.',
    params: UploadParams,
    output: TableProposal,
    errors: ['no-such-upload', 'no-mapping-needed'],
  }),
  previewMapping: operation({
    id: 'health-data.previewMapping',
    method: 'POST',
    path: '/v1/uploads/:uploadId/mapping/preview',
    permission: 'health-data:uploads:read',
    summary: 'The first rows as a mapping would store them; stores nothing.',
    params: UploadParams,
    body: TableMapping,
    output: TablePreview,
    errors: ['no-such-upload', 'no-mapping-needed'],
  }),
  confirmMapping: operation({
    id: 'health-data.confirmMapping',
    method: 'PUT',
    path: '/v1/uploads/:uploadId/mapping',
    permission: 'health-data:uploads:write',
    summary: 'Confirms what the columns are; the import goes on, and the next file of the same header is read without asking.',
    params: UploadParams,
    body: TableMapping,
    output: Upload,
    errors: ['no-such-upload', 'no-mapping-needed'],
  }),
};
