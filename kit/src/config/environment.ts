import type { Setting } from '@aceso/contracts';
import { Compile } from 'typebox/compile';

export type Environment = Readonly<Record<string, string | undefined>>;

const upperSnake = (name: string): string =>
  name
    .replaceAll('-', '_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase();

/** Variable that sets a setting: `ACESO_HEALTH_DATA_UPLOAD_BYTES`. */
export const variableOf = (service: string, setting: string): string => `ACESO_${upperSnake(service)}_${upperSnake(setting)}`;

/** Reads the settings of a service from the environment. Throws one error that names every variable that does not fit and what would. */
export function fromEnvironment(
  service: string,
  settings: Readonly<Record<string, Setting>>,
  environment: Environment,
): Readonly<Record<string, unknown>> {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(settings)) {
    const variable = variableOf(service, name);
    const text = environment[variable];
    if (text === undefined) continue;
    const read = parse(setting, text);
    if ('value' in read) values[name] = read.value;
    else
      problems.push(
        `${variable} ${read.problem}. ${setting.summary} Remove it, or set it to a value such as ${setting.secret ? 'the one you were given' : JSON.stringify(setting.default)}.`,
      );
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return values;
}

/** JSON when that fits, else the plain text: nobody should have to quote a word. */
function parse(setting: Setting, text: string): { readonly value: unknown } | { readonly problem: string } {
  const check = Compile(setting.schema);
  const document = jsonOf(text);
  for (const value of document === undefined ? [text] : [document.value, text]) if (check.Check(value)) return { value };
  const errors = check.Errors(document === undefined ? text : document.value);
  // The rule is told, the value is not: it may be a secret in the wrong place.
  return { problem: errors.map(({ instancePath, message }) => `${instancePath === '' ? '' : `at ${instancePath} `}${message}`).join(', ') };
}

function jsonOf(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined; // Plain text is a form of its own.
  }
}
