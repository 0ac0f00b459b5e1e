import { invalid } from '@aceso/kit';

export interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** The asked span of time; without one, the last so many hours up to now. Throws when it ends before it begins. */
export function windowOf(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Date,
  hours: number,
): Window {
  const to = asked.to === undefined ? new Date(now.getTime() + 1) : new Date(asked.to);
  const from = asked.from === undefined ? new Date(to.getTime() - hours * 3_600_000) : new Date(asked.from);
  if (from >= to) throw invalid('/query/from', 'must be before `to`');
  return { from, to };
}
