import { useEffect, useState } from 'react';
import { addressOf } from '../../../lib/api.ts';
import type { LogFilter, LogLine } from './queries.ts';

/** Lines kept while following: more would only cost memory, the search has them all. */
const KEPT = 500;
/** Lines are shown together this often, so that a busy log does not freeze the page. */
const SHOW_MS = 250;

/** New lines as they come, newest first, and whether the stream is broken just now. */
export function useLiveTail(filter: LogFilter, isOn: boolean): { readonly lines: readonly LogLine[]; readonly isBroken: boolean } {
  const [lines, setLines] = useState<readonly LogLine[]>([]);
  const [isBroken, setBroken] = useState(false);
  const address = addressOf('/v1/ops/logs/live', {}, filter);
  useEffect(() => {
    setLines([]);
    setBroken(false);
    if (!isOn) return undefined;
    const source = new EventSource(address);
    const waiting: LogLine[] = [];
    const timer = setInterval(() => {
      if (waiting.length === 0) return;
      const fresh = waiting.splice(0).toReversed();
      setLines((before) => [...fresh, ...before].slice(0, KEPT));
    }, SHOW_MS);
    const onLine = (event: MessageEvent<string>): void => {
      // A line as the contract of the log says.
      waiting.push(JSON.parse(event.data) as LogLine);
    };
    source.addEventListener('line', onLine);
    source.addEventListener('error', () => setBroken(true));
    source.addEventListener('open', () => setBroken(false));
    return () => {
      clearInterval(timer);
      source.close();
    };
  }, [address, isOn]);
  return { lines, isBroken };
}
