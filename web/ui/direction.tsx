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
export function DirectionWord({
  direction,
  isClock = false,
  isOther = false,
}: {
  readonly direction: Direction;
  readonly isClock?: boolean;
  /** Whether the value is somebody else's. */
  readonly isOther?: boolean;
}) {
  const t = useText<keyof typeof texts>();
  const kind = isClock && (direction === 'below' || direction === 'above') ? (`clock.${direction}` as const) : direction;
  return (
    <span className={classes('inline-flex items-baseline gap-1.5 text-note whitespace-nowrap', INKS[direction])}>
      <span aria-hidden>{SIGNS[direction]}</span>
      {t(isOther ? `ui.direction.other.${kind}` : `ui.direction.${kind}`)}
    </span>
  );
}
