import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { profileQuery } from '../lib/queries.ts';
import type { Clock } from '../lib/time.ts';
import { preferredLabels } from '../lib/units.ts';

/** Where the reader is and how figures are to read there. */
export interface Setting extends Clock {
  /** Labels of units that the person prefers, such as `lb`. */
  readonly preferred: readonly string[];
}

const MINUTE_MS = 60_000;
const PlaceContext = createContext<Setting>({ now: 0, locale: 'en-GB', timeZone: 'UTC', preferred: [] });

/** Time, locale, zone and units of the reader: on the first page those of the server, then moving on by the minute. */
export const usePlace = (): Setting => useContext(PlaceContext);

/** A language without a region does not say how dates are written: there the browser decides. */
const localeOf = (language: string | undefined, browser: string): string => (language?.includes('-') === true ? language : browser);

/** Moves the time on once a minute, for "6 min ago" must not stand for an hour; zone and units follow the profile once it is known. */
export function Place({ start, children }: { readonly start: Clock; readonly children: ReactNode }) {
  const [now, setNow] = useState(start.now);
  const { data: profile } = useQuery({ ...profileQuery(), enabled: false });
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(tick);
  }, []);
  const place = useMemo(
    () => ({
      locale: localeOf(profile?.language, start.locale),
      timeZone: profile?.timeZone ?? start.timeZone,
      preferred: preferredLabels(profile?.units),
    }),
    [profile, start.locale, start.timeZone],
  );
  return <PlaceContext value={{ ...place, now }}>{children}</PlaceContext>;
}
