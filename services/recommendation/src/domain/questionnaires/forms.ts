import type { Instrument } from '@aceso/guidelines/kit';
import { questionnaireScore } from '@aceso/science';
import { AUDIT_C } from './audit-c.ts';
import type { Form } from './form.ts';
import { GAD7 } from './gad7.ts';
import { ISI } from './isi.ts';
import { PHQ9 } from './phq9.ts';
import { WHO5 } from './who5.ts';

type Sex = 'female' | 'male' | undefined;

/** All questionnaires, in the order in which they are offered. */
export const FORMS: readonly Form[] = [WHO5, PHQ9, GAD7, AUDIT_C, ISI];

export const formOf = (instrument: Instrument): Form => {
  const form = FORMS.find((one) => one.instrument === instrument);
  if (form === undefined) throw new Error(`no questionnaire ${instrument}`);
  return form;
};

/** Whether the words may be shown in this installation. */
export const showsWords = ({ items, licence }: Form, nonCommercialTexts: boolean): boolean =>
  items.length > 0 && (nonCommercialTexts || !licence.nonCommercial);

/** Where a range begins for a person: that for alcohol is one higher for men. */
export const limitOf = ({ instrument }: Pick<Form, 'instrument'>, from: number, sex: Sex): number =>
  instrument === 'audit-c' && sex === 'male' && from > 0 ? from + 1 : from;

/** What a sum means. The limits for alcohol ask for a sex: without it the lower one is taken, and no range is named. */
export function readingOf(form: Form, total: number, sex: Sex): { readonly band?: string; readonly meaning: string } {
  const { instrument, bands } = form;
  const found = bands.find(({ from }) => total >= limitOf(form, from, sex));
  if (found === undefined) throw new Error(`no range of ${instrument} holds ${total}`);
  if (instrument !== 'audit-c' || sex !== undefined) return { band: found.band, meaning: found.meaning };
  return { meaning: `${found.meaning} The limits differ between women and men; tell us your sex under Settings for the right one.` };
}

export interface Scored {
  readonly total: number;
  readonly redFlag: boolean;
}

/** Sum of answers and whether one needs a person at once; undefined when they do not fit the questionnaire. */
export function scoreOf(instrument: Instrument, answers: readonly number[]): Scored | undefined {
  // Only the range of the alcohol questionnaire asks for a sex, not its sum.
  const score = questionnaireScore({ instrument, items: answers, sex: 'female' });
  return score.ok ? { total: score.value.total, redFlag: score.value.redFlag } : undefined;
}
