import { Fault, type Call, type CallOptions } from '@aceso/kit';

/** What one service answered: its value, or that it is away, or that the caller may not see this. */
export type Gathered<T> = { readonly kind: 'here'; readonly value: T } | { readonly kind: 'away' } | { readonly kind: 'hidden' };

export interface Gathering {
  readonly call: Pick<Call, 'principal' | 'signal' | 'log'>;
  readonly timeoutMs: number;
}

/**
 * Asks a service on behalf of the caller and waits so long at the most, whatever the service does.
 *
 * A session that ended in the meantime concerns the whole screen: `unauthenticated` is thrown.
 */
export async function gather<T>({ call, timeoutMs }: Gathering, ask: (options: CallOptions) => Promise<T>): Promise<Gathered<T>> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Fault('deadline-exceeded', 504, 'A part of the screen came too late.')), timeoutMs);
  try {
    const value = await Promise.race([ask({ onBehalfOf: call.principal, signal: call.signal, timeoutMs }), late.promise]);
    return { kind: 'here', value };
  } catch (error) {
    if (error instanceof Fault && error.status === 401) throw error;
    if (error instanceof Fault && error.status < 500) return { kind: 'hidden' };
    // The client of the kit has told of a service that is away; anything else is a mistake of ours.
    if (!(error instanceof Fault)) call.log.error({ err: error }, 'a part of a screen failed');
    return { kind: 'away' };
  } finally {
    clearTimeout(timer);
  }
}

/** The value when it is there. */
export const valueOf = <T>(gathered: Gathered<T>): T | undefined => (gathered.kind === 'here' ? gathered.value : undefined);
