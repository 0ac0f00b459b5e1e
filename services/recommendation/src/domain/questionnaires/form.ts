import type { Instrument } from '@aceso/guidelines/kit';

export interface Item {
  /** LOINC code of the question, or its number where there is none. */
  readonly linkId: string;
  readonly text: string;
  /** What the answers are called, from 0 on. */
  readonly options: readonly string[];
  /** Any answer but 0 speaks of danger. */
  readonly asksForHelp?: boolean;
}

export interface Licence {
  readonly holder: string;
  readonly terms: string;
  readonly nonCommercial: boolean;
  readonly url: string;
}

/** A questionnaire: its words where they may be shown, its published ranges, and whose it is. */
export interface Form {
  readonly instrument: Instrument;
  readonly title: string;
  readonly about: string;
  readonly period: string;
  /** Empty where the words may not be shown without a permission of their own. */
  readonly items: readonly Item[];
  readonly maximum: number;
  /** From the highest range down, as published; the meaning is ours and names no disease. */
  readonly bands: readonly { readonly from: number; readonly band: string; readonly meaning: string }[];
  readonly licence: Licence;
  readonly source: string;
}

export const SNAPSHOT = 'It is a snapshot of two weeks and no diagnosis.';
