import type { Direction } from '@aceso/charts';
import { useText } from '../app/text.ts';
import { classes } from './classes.ts';
import type texts from './texts.en.json';

const SIGNS: Readonly<Record<Direction, string>> = { below: '▼', usual: '●', above: '▲', learning: '○' };
const INKS: Readonly<Record<Direction, string>> = {
  below: 'text-below font-semibold',
  usual: 'text-text-3',
  above: 'text-above font-semibold',
  learning: 'text-text-3',
};

/** Where a value lies against the person's usual range, as a sign and a word; times of day are early and late. A direction is not a judgement. */
export function DirectionWord({ direction, isClock = false }: { readonly direction: Direction; readonly isClock?: boolean }) {
  const t = useText<keyof typeof texts>();
  return (
    <span className={classes('inline-flex items-baseline gap-1.5 text-note whitespace-nowrap', INKS[direction])}>
      <span aria-hidden>{SIGNS[direction]}</span>
      {t(isClock ? `ui.direction.clock.${direction}` : `ui.direction.${direction}`)}
    </span>
  );
}
