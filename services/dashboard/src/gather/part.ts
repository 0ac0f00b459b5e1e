import { traceIdNow } from '@aceso/kit';
import type { Gathered } from './gather.ts';

/** A part of a screen with its own state and age. */
export interface Part<D> {
  state: 'ok' | 'away' | 'empty';
  asOf?: string;
  reference?: string;
  data?: D;
}

/** Makes a part of what a service answered; `choose` answers undefined when there is nothing to show. */
export function partOf<T, D>(gathered: Gathered<T>, asOf: string, choose: (value: T) => D | undefined): Part<D> {
  if (gathered.kind === 'away') {
    const reference = traceIdNow();
    return { state: 'away', ...(reference === undefined ? {} : { reference }) };
  }
  const data = gathered.kind === 'hidden' ? undefined : choose(gathered.value);
  return data === undefined ? { state: 'empty', asOf } : { state: 'ok', asOf, data };
}
