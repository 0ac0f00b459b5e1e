import { useText } from '../app/text.ts';
import type { Sureness as SurenessData } from '../lib/types.ts';
import { classes } from './classes.ts';
import type texts from './texts.en.json';

const BARS = { 'very-unlikely': 1, unlikely: 2, possible: 3, likely: 4, 'very-likely': 5 } as const;

/** Nothing here is certain or impossible: the ends of the scale are one and nine in ten. */
const tenthsOf = (probability: number): number => Math.min(9, Math.max(1, Math.round(probability * 10)));

/** How sure a claim is: bars, a word and a number. The bars repeat the word and are hidden from a screen reader. */
export function Sureness({ sureness }: { readonly sureness: SurenessData }) {
  const t = useText<keyof typeof texts>();
  const filled = BARS[sureness.word];
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 text-note font-semibold">
      <span aria-hidden className="inline-flex gap-1">
        {[1, 2, 3, 4, 5].map((bar) => (
          <span key={bar} className={classes('h-1.5 w-3 rounded-full border border-accent', bar <= filled && 'bg-accent')} />
        ))}
      </span>
      {t('ui.sureness', { word: t(`ui.sureness.${sureness.word}`), tenths: tenthsOf(sureness.probability) })}
    </span>
  );
}
