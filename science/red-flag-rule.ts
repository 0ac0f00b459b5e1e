import type { PreparedText } from './red-flags/text.ts';

/** What to do: call the emergency number now, see someone today, book a visit, care at home, or nothing reported. */
export type TriageLevel = 'emergency' | 'urgent' | 'routine' | 'self_care' | 'none';

/** One rule: every pattern of `all` must be found and none of `unless`; `when` looks at the numbers. */
export interface RedFlagRule {
  readonly flag: string;
  readonly level: Exclude<TriageLevel, 'none'>;
  readonly all: readonly RegExp[];
  readonly unless?: RegExp;
  readonly when?: (prepared: PreparedText) => boolean;
}

/** Whether a rule holds for a message. */
export function holds(rule: RedFlagRule, prepared: PreparedText): boolean {
  if (rule.unless?.test(prepared.text) === true) return false;
  return rule.all.every((pattern) => pattern.test(prepared.text)) && (rule.when?.(prepared) ?? true);
}
