import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Clock } from '../lib/time.ts';

const MINUTE_MS = 60_000;
const PlaceContext = createContext<Clock>({ now: 0, locale: 'en-GB', timeZone: 'UTC' });

/** Time, locale and zone that the reader is in: on the first page those of the server, then moving on by the minute. */
export const usePlace = (): Clock => useContext(PlaceContext);

/** Moves the time on once a minute: "6 min ago" must not stand for an hour. */
export function Place({ start, children }: { readonly start: Clock; readonly children: ReactNode }) {
  const [now, setNow] = useState(start.now);
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(tick);
  }, []);
  return <PlaceContext value={{ ...start, now }}>{children}</PlaceContext>;
}
