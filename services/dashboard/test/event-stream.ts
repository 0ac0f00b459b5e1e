import type { OpenDashboard } from './open-dashboard.ts';
import type { TestPrincipal } from '@aceso/kit/testing';

const WITHIN_MS = 5_000;

export interface LiveEvent {
  readonly id: string;
  readonly type: string;
  readonly data: Record<string, unknown>;
}

export interface Stream {
  readonly reply: Response;
  /** Reads until so many events have come. */
  take(count: number): Promise<readonly LiveEvent[]>;
  /** Reads to the end of the stream; everything that came. */
  toEnd(): Promise<readonly LiveEvent[]>;
}

/** Follows the live events as a browser would; waits until the stream is open. */
export async function follow(
  open: OpenDashboard,
  url: string,
  as: TestPrincipal,
  headers: Readonly<Record<string, string>> = {},
): Promise<Stream> {
  const token = await open.house.issuer.token(as, 'dashboard', open.now());
  const reply = await fetch(`${url}/v1/live`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: AbortSignal.timeout(WITHIN_MS),
  });
  let text = '';
  const decoder = new TextDecoder();
  const reader = reply.body?.getReader();
  const more = async (): Promise<boolean> => {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    text += decoder.decode(value, { stream: true });
    return !done;
  };
  if (reply.status === 200) await more();
  return {
    reply,
    async take(count) {
      while (eventsOf(text).length < count && (await more()));
      return eventsOf(text);
    },
    async toEnd() {
      while (await more());
      return eventsOf(text);
    },
  };
}

const eventsOf = (text: string): readonly LiveEvent[] =>
  [...text.matchAll(/^id: (.*)\nevent: (.*)\ndata: (.*)\n\n/gm)].map(([, id = '', type = '', data = '{}']) => ({
    id,
    type,
    data: JSON.parse(data),
  }));
