const covers = (held: string, wanted: string): boolean =>
  held === '*' || held === wanted || (held.endsWith(':*') && wanted.startsWith(held.slice(0, -1)));

/** Scopes of `wanted` that none of `held` covers. */
export const scopesNotHeld = (held: readonly string[], wanted: readonly string[]): readonly string[] =>
  wanted.filter((scope) => !held.some((one) => covers(one, scope)));
