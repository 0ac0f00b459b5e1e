/** A clause as a sentence of its own: a capital first, a stop last. Empty stays empty. */
export function asSentence(text: string): string {
  if (text === '') return '';
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}
