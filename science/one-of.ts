/** One pattern from many alternatives, so that long lists of phrases can be read line by line. */
export function oneOf(...alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.join('|'));
}
