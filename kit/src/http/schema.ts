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

/** Compiles the check of one part (`params`, `query`, `body`, `output`) once, at start. */
export function compileCheck(schema: TSchema, part: string): Check {
  const compiled = Compile(schema);
  const fits = (given: unknown): readonly FieldError[] =>
    compiled.Check(given)
      ? []
      : withoutEachChoice(compiled.Errors(given))
          .slice(0, ERRORS_SHOWN)
          .map((error) => ({ path: `/${part}${error.instancePath}${missing(error)}`, message: error.message }));
  const checked = (value: unknown): unknown => {
    if (compiled.Check(value)) return value;
    throw new Fault('input-invalid', 400, 'The request does not match the contract.', { errors: fits(value) });
  };
  return {
    text: (given) => checked(compiled.Default(compiled.Convert(given ?? {}))),
    json: (given) => checked(given === undefined || given === null ? given : compiled.Default(given)),
    fits,
  };
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
