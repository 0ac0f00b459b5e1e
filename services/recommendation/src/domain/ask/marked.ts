import type { Span } from './calendar.ts';
import type { PartOfDay, Threshold } from './query.ts';

/** A limit as it was said: the unit is turned into that of the measure once it is known which one it belongs to. */
export type SaidThreshold = Threshold & { readonly unit?: string; readonly clock?: boolean; readonly isSpeed?: true; readonly bare?: true };

/** So many of the newest or oldest, or of the far end that a superlative beside it names; `nth` is the last of them alone. */
export interface SaidRank {
  readonly order: 'last' | 'first' | 'end';
  readonly count: number;
  readonly nth?: true;
}

/** What a piece of the question was understood as; `@p0` and the like stand for it in the text. */
export interface Marks {
  /** Points and stretches of time. */
  readonly dates: Span[];
  readonly periods: Period[];
  readonly thresholds: SaidThreshold[];
  readonly ranks: SaidRank[];
  readonly metrics: { readonly ids: readonly string[]; readonly words: string; readonly weak: boolean; readonly ask: boolean }[];
  readonly workouts: { readonly name: string; readonly words: string; readonly types: readonly string[]; readonly weak: boolean }[];
}

/** A period, or one that is told from another ("the 28 days before"). */
export interface Period {
  readonly spans: readonly Span[];
  readonly weekdays?: readonly number[];
  readonly part?: PartOfDay;
  /** Only the value that it begins or ends with. */
  readonly edge?: 'first' | 'last';
  readonly relative?:
    { readonly side: 'before' | 'after'; readonly days: number } | { readonly shiftYears: number } | { readonly restOf: Span };
}

export interface Marked {
  text: string;
  readonly marks: Marks;
}

export const unmarked = (text: string): Marked => ({
  text: ` ${text} `,
  marks: { dates: [], periods: [], thresholds: [], ranks: [], metrics: [], workouts: [] },
});

const LETTER = { dates: 'd', periods: 'p', thresholds: 't', ranks: 'r', metrics: 'm', workouts: 'w' } as const;

/** Writes every match of a form as a mark; what `read` cannot make sense of stays. */
export function mark<K extends keyof Marks>(
  marked: Marked,
  kind: K,
  form: RegExp,
  read: (groups: Readonly<Record<string, string | undefined>>) => Marks[K][number] | undefined,
): void {
  marked.text = marked.text.replaceAll(form, (...found: unknown[]) => {
    const groups = found.at(-1);
    const value = read((typeof groups === 'object' && groups !== null ? groups : {}) as Readonly<Record<string, string | undefined>>);
    if (value === undefined) return String(found[0]);
    const list = marked.marks[kind] as Marks[K][number][];
    list.push(value);
    return ` @${LETTER[kind]}${list.length - 1} `;
  });
  marked.text = marked.text.replaceAll(/\s+/g, ' ');
}

/** Numbers of the marks of one kind in a piece of text, in their order. */
export const marksIn = (text: string, letter: 'd' | 'm' | 'p' | 'r' | 't' | 'w'): readonly number[] =>
  [...text.matchAll(new RegExp(`@${letter}(\\d+)`, 'g'))].map((found) => Number(found[1]));
