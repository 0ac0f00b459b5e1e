import { Check } from 'typebox/schema';
import type { Schema } from './released.ts';

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);
const number = (schema: Schema, key: string): number | undefined => (typeof schema[key] === 'number' ? schema[key] : undefined);
const schemas = (value: unknown): readonly Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);
const names = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];

const ATLEAST = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const ATMOST = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
const SAME = ['pattern', 'format', 'multipleOf', 'uniqueItems'];

/**
 * Why a value that fits `inner` might not fit `outer`; empty when it always does.
 *
 * For the keywords that contracts use. Whatever cannot be proven counts as a break: then the release needs a person's look.
 */
export function misfits(inner: Schema, outer: Schema, at = ''): readonly string[] {
  if (Object.keys(outer).length === 0) return [];
  const many = schemas(inner['anyOf']);
  if (many.length > 0) return many.flatMap((one) => misfits(one, outer, at));
  const choices = schemas(outer['anyOf']);
  if (choices.length > 0)
    return choices.some((choice) => misfits(inner, choice, at).length === 0) ? [] : [`${at} is none of the choices any more`];
  const literals = 'const' in inner ? [inner['const']] : Array.isArray(inner['enum']) ? inner['enum'] : undefined;
  if (literals !== undefined)
    return literals.filter((literal) => !Check(outer, literal)).map((literal) => `${at} does not take ${JSON.stringify(literal)}`);
  if ('const' in outer || 'enum' in outer) return [`${at} takes only certain values`];
  const [from, to] = [inner['type'], outer['type']];
  if (to !== undefined && from !== to && !(from === 'integer' && to === 'number')) return [`${at} was ${String(from)}, is ${String(to)}`];
  return [...bounds(inner, outer, at), ...items(inner, outer, at), ...properties(inner, outer, at)];
}

function bounds(inner: Schema, outer: Schema, at: string): readonly string[] {
  const tooHigh = ATLEAST.filter(
    (key) => (number(outer, key) ?? -Infinity) > (number(inner, key) ?? (key.endsWith('imum') ? -Infinity : 0)),
  );
  const tooLow = ATMOST.filter((key) => (number(outer, key) ?? Infinity) < (number(inner, key) ?? Infinity));
  const other = SAME.filter((key) => outer[key] !== undefined && outer[key] !== inner[key]);
  return [...tooHigh, ...tooLow, ...other].map((key) => `${at} has a narrower ${key}`);
}

function items(inner: Schema, outer: Schema, at: string): readonly string[] {
  const [from, to] = [inner['items'], outer['items']];
  return isSchema(to) ? misfits(isSchema(from) ? from : {}, to, `${at}/*`) : [];
}

function properties(inner: Schema, outer: Schema, at: string): readonly string[] {
  const [from, to] = [inner, outer].map((schema) => (isSchema(schema['properties']) ? schema['properties'] : {}));
  const given = names(inner['required']);
  const wanted = names(outer['required']).filter((name) => !given.includes(name) && !hasDefault(to?.[name]));
  const shared = Object.entries(from ?? {}).flatMap(([name, schema]) => {
    const other = to?.[name];
    if (isSchema(schema) && isSchema(other)) return misfits(schema, other, `${at}/${name}`);
    return other === undefined && outer['additionalProperties'] === false ? [`${at}/${name} is not taken any more`] : [];
  });
  return [...wanted.map((name) => `${at}/${name} is needed`), ...shared, ...patterned(inner, outer, at)];
}

const hasDefault = (schema: unknown): boolean => isSchema(schema) && 'default' in schema;

/** Records: values under names of a pattern. */
function patterned(inner: Schema, outer: Schema, at: string): readonly string[] {
  const [from, to] = [inner, outer].map((schema) => (isSchema(schema['patternProperties']) ? schema['patternProperties'] : {}));
  return Object.entries(to ?? {}).flatMap(([pattern, schema]) => {
    const other = from?.[pattern];
    if (!isSchema(schema)) return [];
    return isSchema(other) ? misfits(other, schema, `${at}/*`) : [];
  });
}
