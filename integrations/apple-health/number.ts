import { plainText } from './text.ts';

const PLAIN = /^-?\d+(?:\.\d+)?$/;

/**
 * Reads a number as some locale wrote it; NaN when it is none.
 *
 * A comma alone is a decimal comma (`72,5`); when both marks occur the last one is decimal (`1.234,5` and `1,234.5`).
 */
export function looseNumber(text: string): number {
  if (PLAIN.test(text)) return Number(text);
  const plain = plainText(text).trim();
  const comma = plain.lastIndexOf(',');
  const dot = plain.lastIndexOf('.');
  const normal = comma === -1 ? plain : comma > dot ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', '');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(normal) ? Number(normal) : Number.NaN;
}
