import type { TSchema } from 'typebox';

type Schema = Readonly<Record<string, unknown>>;
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A schema in a few words: `integer 1 to 100`, `text`, `list of text`, `one of "a", "b"`. */
export const inWords = (schema: TSchema): string => words(JSON.parse(JSON.stringify(schema)) as Schema); // A schema is a JSON object.

function words(schema: Schema): string {
  if (Array.isArray(schema['anyOf'])) {
    const choices = schema['anyOf'].filter(isSchema).map(words);
    return choices.length === 1 ? (choices[0] ?? '') : `one of ${choices.join(', ')}`;
  }
  if ('const' in schema) return JSON.stringify(schema['const']);
  switch (schema['type']) {
    case 'integer':
    case 'number':
      return `${schema['type']}${range(schema['minimum'], schema['maximum'])}`;
    case 'string':
      return `text${typeof schema['format'] === 'string' ? ` (${schema['format']})` : ''}${range(schema['minLength'], schema['maxLength'], ' letters')}`;
    case 'array':
      return `list of ${isSchema(schema['items']) ? words(schema['items']) : 'anything'}`;
    case 'object':
      return object(schema);
    default:
      return typeof schema['type'] === 'string' ? schema['type'] : 'anything';
  }
}

function object(schema: Schema): string {
  const required: readonly unknown[] = Array.isArray(schema['required']) ? schema['required'] : [];
  const fields = Object.keys(isSchema(schema['properties']) ? schema['properties'] : {}).map((name) =>
    required.includes(name) ? name : `${name}?`,
  );
  return fields.length === 0 ? 'object' : `{ ${fields.join(', ')} }`;
}

function range(least: unknown, most: unknown, unit = ''): string {
  if (typeof least === 'number' && typeof most === 'number') return `, ${least} to ${most}${unit}`;
  if (typeof most === 'number') return `, at most ${most}${unit}`;
  return typeof least === 'number' ? `, at least ${least}${unit}` : '';
}
