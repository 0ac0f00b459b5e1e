import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Fault, type FieldError } from '../fault.ts';

const ERRORS_SHOWN = 10;

/** Checks one part of a request and names each field at fault. Text (query, path) is converted to the types of the schema first. */
export interface Check {
  readonly text: (given: unknown) => unknown;
  readonly json: (given: unknown) => unknown;
  readonly fits: (given: unknown) => readonly FieldError[];
}

/** The check of one part (`params`, `query`, `body`, `output`), compiled when it is first needed: a start would wait for hundreds. */
export function compileCheck(schema: TSchema, part: string): Check {
  let made: Check | undefined;
  const check = (): Check => (made ??= compileNow(schema, part));
  return { text: (given) => check().text(given), json: (given) => check().json(given), fits: (given) => check().fits(given) };
}

function compileNow(schema: TSchema, part: string): Check {
  const compiled = Compile(schema);
  const fits = (given: unknown): readonly FieldError[] =>
    compiled.Check(given)
      ? []
      : withoutEachChoice(compiled.Errors(given))
          .slice(0, ERRORS_SHOWN)
          .map((error) => ({ path: `/${part}${error.instancePath}${missing(error)}`, message: error.message }));
  // Filling in walks the whole value: only where there is something to fill in.
  const filled = hasDefault(schema) ? (given: unknown): unknown => compiled.Default(given) : (given: unknown): unknown => given;
  const converted = isText(schema) ? (given: unknown): unknown => given : (given: unknown): unknown => compiled.Convert(given);
  const checked = (value: unknown): unknown => {
    if (compiled.Check(value)) return value;
    throw new Fault('input-invalid', 400, 'The request does not match the contract.', { errors: fits(value) });
  };
  return {
    text: (given) => checked(filled(converted(given ?? {}))),
    json: (given) => checked(given === undefined || given === null ? given : filled(given)),
    fits,
  };
}

/** True when a default may stand anywhere in the schema; one field too many is no harm. */
const hasDefault = (schema: TSchema): boolean => JSON.stringify(schema).includes('"default":');

/** True when every field is text: then a URL brings what the contract wants. */
function isText(schema: TSchema): boolean {
  const { properties } = schema as { readonly properties?: Readonly<Record<string, { readonly type?: unknown }>> }; // An object's, in JSON Schema.
  return properties !== undefined && Object.values(properties).every(({ type }) => type === 'string');
}

/** A missing field is named itself, not only its parent. */
function missing(error: { readonly keyword: string; readonly params: unknown }): string {
  if (error.keyword !== 'required') return '';
  const { requiredProperties } = error.params as { requiredProperties?: readonly string[] }; // Shape of this keyword's params in typebox.
  return requiredProperties?.[0] === undefined ? '' : `/${requiredProperties[0]}`;
}

interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message: string;
  readonly params: unknown;
}

/** A word that is none of those allowed is one error that names them, not one for each word. */
function withoutEachChoice(errors: readonly SchemaError[]): readonly SchemaError[] {
  const byPath = Map.groupBy(errors, ({ instancePath }) => instancePath);
  return [...byPath.values()].flatMap((here) => {
    const union = here.find(({ keyword }) => keyword === 'anyOf');
    const choices = here.filter((error) => error !== union);
    if (union === undefined || choices.length === 0 || !choices.every(({ keyword }) => keyword === 'const')) return here;
    return [{ ...union, message: `must be one of ${choices.map(allowedBy).join(', ')}` }];
  });
}

/** The value that a constant of the contract allows. */
const allowedBy = ({ params }: SchemaError): string => JSON.stringify((params as { allowedValue?: unknown }).allowedValue); // Shape of `const` in typebox.
