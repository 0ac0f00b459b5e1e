type Schema = Readonly<Record<string, unknown>>;

/** How a value is entered, from its JSON Schema. */
export type Control =
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly isWhole: boolean; readonly low: number | undefined; readonly high: number | undefined }
  | { readonly kind: 'text'; readonly longest: number | undefined; readonly pattern: string | undefined }
  | { readonly kind: 'json' };

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Texts that a schema allows, when it is a list of texts. */
function choices(schema: Schema): readonly string[] | undefined {
  const listed = Array.isArray(schema['enum'])
    ? schema['enum']
    : // A union of constants is how a contract writes a list.
      Array.isArray(schema['anyOf'])
      ? schema['anyOf'].map((one: unknown) => (typeof one === 'object' && one !== null && 'const' in one ? one.const : undefined))
      : undefined;
  return listed?.every((value): value is string => typeof value === 'string') === true ? listed : undefined;
}

/** The control for a schema; what has no control of its own is entered as JSON. */
export function controlOf(schema: Schema): Control {
  const values = choices(schema);
  if (values !== undefined) return { kind: 'choice', values };
  switch (schema['type']) {
    case 'boolean':
      return { kind: 'switch' };
    case 'integer':
    case 'number':
      return { kind: 'number', isWhole: schema['type'] === 'integer', low: numberOf(schema['minimum']), high: numberOf(schema['maximum']) };
    case 'string':
      return { kind: 'text', longest: numberOf(schema['maxLength']), pattern: textOf(schema['pattern']) };
    default:
      return { kind: 'json' };
  }
}

/** What is wrong with an entry. */
export type Wrong = 'number' | 'whole' | 'low' | 'high' | 'long' | 'pattern' | 'json';

/** A value, or what is wrong with it. */
export type Entry = { readonly value: unknown } | { readonly wrong: Wrong };

function numberEntry(control: Control & { kind: 'number' }, text: string): Entry {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) return { wrong: 'number' };
  if (control.isWhole && !Number.isInteger(value)) return { wrong: 'whole' };
  if (control.low !== undefined && value < control.low) return { wrong: 'low' };
  if (control.high !== undefined && value > control.high) return { wrong: 'high' };
  return { value };
}

/** Reads what was entered. The service checks again; this only says it sooner. */
export function readEntry(control: Control, text: string): Entry {
  switch (control.kind) {
    case 'switch':
      return { value: text === 'true' };
    case 'choice':
      return { value: text };
    case 'number':
      return numberEntry(control, text);
    case 'text':
      if (control.longest !== undefined && text.length > control.longest) return { wrong: 'long' };
      if (control.pattern !== undefined && !new RegExp(control.pattern, 'u').test(text)) return { wrong: 'pattern' };
      return { value: text };
    case 'json':
      try {
        return { value: JSON.parse(text) };
      } catch {
        // Half typed: said beside the field.
        return { wrong: 'json' };
      }
  }
}

/** A value as the control shows it. */
export const entryText = (control: Control, value: unknown): string =>
  control.kind === 'json' ? JSON.stringify(value, undefined, 2) : value === undefined ? '' : String(value);
