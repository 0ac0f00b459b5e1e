/** The first number in a text of the app, as written for British English. */
export function shownNumber(text: string): number {
  const [number] = /[−-]?\d[\d,]*(?:\.\d+)?/.exec(text) ?? [];
  if (number === undefined) throw new Error(`no number in "${text}"`);
  return Number(number.replaceAll(',', '').replace('−', '-'));
}
