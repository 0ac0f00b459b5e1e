import { identity } from '@aceso/contracts/identity';
import type { Bus, Message, Policies, Principal } from '@aceso/kit';
import { isEnded, mayHear } from './audience.ts';
import { LIVE_EVENTS, type LiveEvent } from './live-events.ts';

/** Proxies between give up silent connections, most after 30 s or a minute. */
const SIGN_OF_LIFE_MS = 15_000;

/** One screen that follows. */
export interface Follower {
  readonly principal: Principal;
  write(text: string): void;
  end(): void;
}

/** Tells screens what changed, each only what it may know. */
export interface LiveHub extends Disposable {
  readonly size: number;
  /** Followers of one account. */
  sizeOf(subject: string): number;
  add(follower: Follower): Disposable;
}

/** Reads the event log once for all screens of this process. */
export function createLiveHub(bus: Pick<Bus, 'tail'>, policies: Policies): LiveHub {
  const followers = new Set<Follower>();
  const byType = new Map<string, LiveEvent>(LIVE_EVENTS.map((live) => [live.event.type, live]));
  const tell = (message: Message): void => {
    const live = byType.get(message.type);
    if (live === undefined || followers.size === 0) return;
    // The event and its id as the log has them (server-sent events, HTML Living Standard 9.2).
    const text = `id: ${message.id}\nevent: ${message.type}\ndata: ${JSON.stringify(message.payload)}\n\n`;
    for (const follower of followers) if (mayHear(policies, follower.principal, live, message)) follower.write(text);
  };
  const endSessions = ({ payload }: Message): void => {
    // The producer checked it against the contract of identity.
    const ended = payload as { subject: string; sessionId?: string; tokenId?: string };
    for (const follower of followers) if (isEnded(follower.principal, ended)) follower.end();
  };
  const news = bus.tail(
    LIVE_EVENTS.map(({ event }) => event),
    tell,
  );
  const ends = bus.tail([identity.events.sessionRevoked], endSessions);
  const alive = setInterval(() => {
    for (const follower of followers) follower.write(': alive\n\n');
  }, SIGN_OF_LIFE_MS);
  return {
    get size() {
      return followers.size;
    },
    sizeOf: (subject) => [...followers].filter(({ principal }) => principal.subject === subject).length,
    add(follower) {
      followers.add(follower);
      return { [Symbol.dispose]: () => void followers.delete(follower) };
    },
    [Symbol.dispose]() {
      news[Symbol.dispose]();
      ends[Symbol.dispose]();
      clearInterval(alive);
      for (const follower of followers) follower.end();
      followers.clear();
    },
  };
}
