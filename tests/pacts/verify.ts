import { Verifier } from '@pact-foundation/pact';

/** A service as it runs in earnest, in the state that the expectations speak of. */
export interface Provider extends AsyncDisposable {
  readonly service: string;
  readonly url: string;
  /** Token of the asking service, or of Ada. */
  token(consumer: string, holder: 'service' | 'person'): Promise<string>;
  /** Ids that the provider made itself: name in the expectations → real one. */
  readonly ids: ReadonlyMap<string, string>;
  /** Makes the service publish an event of a type, and gives its payload. */
  readonly events: Readonly<Record<string, () => Promise<unknown>>>;
}

/** Asks the real provider all that a consumer expects. The error names both sides. */
export async function verify(consumer: string, provider: Provider, file: string): Promise<void> {
  const troubles: unknown[] = [];
  const heard = Object.entries(provider.events).map(([type, cause]) => [
    type,
    // The verifier takes an error for an empty message; kept here, it is told with the others.
    () => cause().catch((trouble: unknown) => void troubles.push(trouble)),
  ]);
  const verifier = new Verifier({
    provider: provider.service,
    providerBaseUrl: provider.url,
    pactUrls: [file],
    logLevel: 'error',
    messageProviders: Object.fromEntries(heard) as never, // Payloads are JSON.
    requestFilter: (request, _response, next) => {
      if (request.url.startsWith('/_')) return next(); // The verifier talks to itself.
      if (Number(request.headers['content-length'] ?? 0) === 0) {
        // The proxy in between would make a chunked `{}` of no body at all.
        request.body = undefined;
        request.headers['content-length'] = '0';
      }
      const holder = request.headers.authorization === 'Bearer person' ? 'person' : 'service';
      for (const [name, real] of provider.ids) request.url = request.url.replaceAll(name, real);
      provider.token(consumer, holder).then((token) => {
        request.headers.authorization = `Bearer ${token}`;
        next();
      }, next);
    },
  });
  try {
    await verifier.verifyProvider();
  } catch (cause) {
    const why = troubles.length === 0 ? cause : new AggregateError([...troubles, cause], String(troubles[0]));
    throw new Error(`${provider.service} does not keep what ${consumer} needs (${file})`, { cause: why });
  }
}
