import { place } from './scale.ts';

/** A place in percent of the box. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const pair = (point: Point): string => `${place(point.x)} ${place(point.y)}`;

/** Line through the points; a lone point becomes a stretch without length, which a round cap shows as a dot. */
export function polyline(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  if (rest.length === 0) return `M${pair(first)}h0`;
  return `M${pair(first)}L${rest.map(pair).join(' ')}`;
}

/** Area between an upper and a lower edge of the same places along the box. */
export function area(upper: readonly Point[], lower: readonly Point[]): string {
  if (upper.length === 0 || lower.length === 0) return '';
  return `${polyline(upper)}L${[...lower].reverse().map(pair).join(' ')}Z`;
}

/** A round dot for each point, all in one outline. */
export const dots = (points: readonly Point[]): string => points.map((point) => `M${pair(point)}h0`).join('');
