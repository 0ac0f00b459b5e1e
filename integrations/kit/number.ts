/**
 * Reads a number as some locale wrote it; NaN when it is none.
 *
 * Without `mark` a comma alone is a decimal comma (`72,5`), and of both marks the last one is decimal (`1.234,5` and `1,234.5`). With it the
 * other one only groups digits: `1,234` is 1234 when the mark is a point. Blanks and apostrophes between digits group them, too.
 *
 * @param mark which sign begins the decimals, when the file as a whole tells
 */
export function numberIn(text: string, mark?: '.' | ','): number {
  const plain = text.trim().replaceAll(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))/g, '');
  const decimal = mark ?? (plain.lastIndexOf(',') > plain.lastIndexOf('.') ? ',' : '.');
  const other = decimal === ',' ? '.' : ',';
  const normal = plain.replaceAll(other, '').replace(decimal, '.');
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(normal) ? Number(normal) : Number.NaN;
}

/** `h:mm:ss`, `mm:ss`, also with days before them (`1.02:03:04`), as milliseconds; NaN when it is none. */
export function clockMs(text: string): number {
  const found = /^(?:(\d+)[. ])?(?:(\d+):)?(\d{1,3}):(\d{1,2}(?:[.,]\d+)?)$/.exec(text.trim());
  if (found === null) return Number.NaN;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = found;
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds.replace(',', '.'))) * 1000;
}
