import type { Schema } from './released.ts';

/** A text for each pattern that contracts use: a new pattern needs its example here. */
const TEXTS: readonly string[] = [
  'samples',
  'Observation-1.ndjson',
  'samples,daily',
  '',
  'a',
  'a-b',
  'aB',
  '/',
  'AB',
  'de',
  'me',
  '7',
  '08:30',
  '2026-02-28',
  '0123456789abcdef',
  '0123456789abcdef0123456789abcdef',
  'smtp://mail.example.org',
];
const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2026-02-28T08:30:00+01:00',
  email: 'ada@example.org',
  uri: 'https://example.org/a',
  uuid: '0198c0de-0000-7000-8000-000000000001',
};

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);
const numeric = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

/** Small and large values that fit a schema: its edges, each branch, with and without what is optional. */
export function examplesOf(schema: Schema): readonly unknown[] {
  if ('const' in schema) return [schema['const']];
  if (Array.isArray(schema['enum'])) return schema['enum'];
  if (Array.isArray(schema['anyOf'])) return schema['anyOf'].filter(isSchema).flatMap(examplesOf);
  switch (schema['type']) {
    case 'boolean':
      return [true, false];
    case 'null':
      return [null];
    case 'integer':
    case 'number':
      return numbers(schema);
    case 'string':
      return texts(schema);
    case 'array':
      return lists(schema);
    case 'object':
      return objects(schema);
    default:
      return ['anything', 1, { a: [null] }];
  }
}

function numbers(schema: Schema): readonly number[] {
  const least = numeric(schema['minimum'], numeric(schema['exclusiveMinimum'], -1e6) + (schema['exclusiveMinimum'] === undefined ? 0 : 1));
  return [least, Math.min(numeric(schema['maximum'], 1e6), Math.max(least, 7))];
}

function texts(schema: Schema): readonly string[] {
  const { pattern, format } = schema;
  if (typeof format === 'string' && FORMATS[format] !== undefined) return [FORMATS[format]];
  if (typeof pattern === 'string') {
    const fitting = TEXTS.filter((text) => new RegExp(pattern).test(text));
    if (fitting.length === 0) throw new Error(`tests/compatibility/examples.ts has no text for the pattern ${pattern}`);
    return fitting;
  }
  const least = numeric(schema['minLength'], 0);
  return ['x'.repeat(least), 'x'.repeat(Math.max(least, Math.min(numeric(schema['maxLength'], 12), 300)))];
}

function lists(schema: Schema): readonly (readonly unknown[])[] {
  const items = isSchema(schema['items']) ? examplesOf(schema['items']) : [];
  const least = numeric(schema['minItems'], 0);
  const most = Math.min(numeric(schema['maxItems'], 3), Math.max(least, 3));
  return [least, most].map((length) => Array.from({ length }, (_, index) => items[index % items.length]));
}

function objects(schema: Schema): readonly Readonly<Record<string, unknown>>[] {
  const properties = Object.entries(isSchema(schema['properties']) ? schema['properties'] : {}).filter((pair): pair is [string, Schema] =>
    isSchema(pair[1]),
  );
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const values = properties.map(([name, property]) => ({ name, values: examplesOf(property), isRequired: required.includes(name) }));
  const rounds = Math.max(1, ...values.map((one) => one.values.length));
  const records = isSchema(schema['patternProperties']) ? Object.values(schema['patternProperties']).filter(isSchema) : [];
  const entries = Object.fromEntries(records.flatMap((record) => examplesOf(record).map((value, index) => [`key-${index}`, value])));
  const object = (round: number, keep: (isRequired: boolean) => boolean): Readonly<Record<string, unknown>> => ({
    ...entries,
    ...Object.fromEntries(values.filter((one) => keep(one.isRequired)).map((one) => [one.name, one.values[round % one.values.length]])),
  });
  return [object(0, (isRequired) => isRequired), ...Array.from({ length: rounds }, (_, round) => object(round, () => true))];
}
