import type { Setting } from '@aceso/contracts';
import { compileCheck } from '../http/schema.ts';
import type { FieldError } from '../fault.ts';

/** What is wrong with a value for a setting, as fields of a request whose part of that name carries it; empty when it fits. */
export const settingErrors = (setting: Setting, value: unknown, part: string): readonly FieldError[] =>
  compileCheck(setting.schema, part).fits(value);
