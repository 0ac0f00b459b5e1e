import { dayInWords } from './day-words.ts';
import type { TileView } from './screen.ts';

export interface Facts {
  readonly on: string;
  /** Night measures. */
  readonly vitals: readonly TileView[];
  readonly tiles: readonly TileView[];
  /** False when the values could not be read at all. */
  readonly isKnown: boolean;
}

/** Measures that a sentence names; more would be a list. */
const NAMED_AT_MOST = 2;
const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'];

/** One sentence or two about the day, made of the facts by rules. Tells directions, never grades. */
export function headlineOf({ on, vitals, tiles, isKnown }: Facts): string {
  if (!isKnown) return 'Your measurements cannot be read just now.';
  const all = [...vitals, ...tiles];
  if (all.length === 0) return 'Nothing measured yet.';
  if (all.every(({ freshness }) => freshness === 'stale')) return `Nothing new since ${dayInWords(newest(all), on)}.`;
  const night = vitals.filter(({ last }) => last?.day === on);
  if (night.length > 0) return nightSentence(night);
  const outside = tiles.filter((tile) => isOutside(tile) && tile.freshness === 'live');
  if (outside.length > 0) return sentence(namesOf(outside, (tile) => `${lower(tile.name)} ${tile.direction} your usual`));
  return tiles.some(({ usual }) => usual !== undefined) ? 'Your newest values are in your usual range.' : learningSentence(all, 'days');
}

function nightSentence(night: readonly TileView[]): string {
  const judged = night.filter(({ usual }) => usual !== undefined);
  if (judged.length === 0) return learningSentence(night, 'nights');
  const outside = judged.filter(isOutside);
  if (outside.length === 0) return 'A night much like your others.';
  const said = namesOf(outside, (tile) => `${lower(tile.name)} was ${tile.direction === 'below' ? 'lower' : 'higher'}`);
  if (outside.length === 1) return `A night much like your others. ${sentence(said)}`;
  return `${NUMBERS[outside.length] ?? outside.length} night measures outside your usual range. ${sentence(said)}`;
}

function learningSentence(tiles: readonly TileView[], unit: 'nights' | 'days'): string {
  const furthest = tiles.flatMap(({ learning }) => learning ?? []).toSorted((a, b) => b.have - a.have)[0];
  return furthest === undefined ? 'Your newest values are in.' : `Learning your usual: ${furthest.have} of ${furthest.need} ${unit}.`;
}

const isOutside = ({ direction }: TileView): boolean => direction === 'above' || direction === 'below';
const namesOf = (tiles: readonly TileView[], say: (tile: TileView) => string): string =>
  tiles.slice(0, NAMED_AT_MOST).map(say).join(' and ') + (tiles.length > NAMED_AT_MOST ? `, and ${tiles.length - NAMED_AT_MOST} more` : '');
const newest = (tiles: readonly TileView[]): string =>
  tiles
    .flatMap(({ last }) => last?.day ?? [])
    .toSorted()
    .at(-1) ?? '';
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
/** Abbreviations keep their capitals, and what is in brackets is left to the tile. */
const lower = (name: string): string => {
  const plain = name.replace(/ \(.*\)$/, '');
  return /^[A-Z]{2}/.test(plain) ? plain : plain.charAt(0).toLowerCase() + plain.slice(1);
};
