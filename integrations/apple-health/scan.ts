import type { Collector } from './collector.ts';
import { afterMarkup, readElement, startsWith } from './element.ts';
import { FastRecords } from './fast-record.ts';
import { takeElement } from './take-element.ts';
import type { ByteWindow } from './window.ts';

const LESS = 0x3c;
const LETTER_R = 0x52;
const ROOT = Buffer.from('<HealthData');
/** The document type of version 14 is 9 KB; a root further away than this is no export. */
const ROOT_WITHIN_BYTES = 1024 * 1024;

/** Options of a scan; `strict` switches the fast path off, so that tests can compare the two. */
export interface ScanOptions {
  readonly entry: number;
  readonly strict?: boolean;
}

/** Reads one `export.xml`, part by part. The document type is never read: several of Apple's are broken. */
export async function scanDocument(window: ByteWindow, collector: Collector, { entry, strict = false }: ScanOptions): Promise<void> {
  if (!(await enterRoot(window))) return collector.problems.note('no-health-data');
  const fast = strict ? undefined : new FastRecords(collector);
  for (;;) {
    const state = scanAvailable(window, collector, fast);
    if (state === 'end') break;
    if (state === 'due') {
      await collector.deliver({ entry, offset: window.offset });
    } else if (window.isLast) {
      collector.problems.note('document-cut-off');
      break;
    } else {
      // An unfinished element is tried again only when twice as much is there, so that a long one costs no quadratic time.
      for (const wanted = 2 * (window.end - window.at); window.end - window.at <= wanted && !window.isLast;) await window.fill();
    }
  }
}

type State = 'more' | 'due' | 'end';

function scanAvailable(window: ByteWindow, collector: Collector, fast: FastRecords | undefined): State {
  const { bytes, end } = window;
  let at = window.at;
  let state: State = 'due';
  while (!collector.isDue) {
    while (at < end && bytes[at] !== LESS) at++;
    if (at + 2 > end) {
      state = 'more';
      break;
    }
    const taken = fast !== undefined && bytes[at + 1] === LETTER_R ? fast.take(bytes, at, end) : 0;
    const next = taken > 0 ? taken : scanOne(window, at, collector);
    if (next === -1 || next === -2) {
      state = next === -1 ? 'more' : 'end';
      break;
    }
    at = next;
  }
  window.at = at;
  return state;
}

/** Takes whatever stands at `at`, the strict way: its end, -1 when more bytes are needed, -2 at the end of the root. */
function scanOne(window: ByteWindow, at: number, collector: Collector): number {
  const { bytes, end } = window;
  if (startsWith(bytes, at, end, '</')) {
    const close = bytes.indexOf('>', at, 'latin1');
    if (close === -1 || close >= end) return -1;
    return startsWith(bytes, at, end, '</HealthData') ? -2 : close + 1;
  }
  if (startsWith(bytes, at, end, '<!') || startsWith(bytes, at, end, '<?')) return afterMarkup(bytes, at, end);
  const reading = readElement(bytes, at, end);
  switch (reading.kind) {
    case 'element':
      if (reading.isMalformed) collector.problems.note('element-malformed', reading.element.name);
      takeElement(reading.element, collector);
      return reading.next;
    case 'malformed':
      collector.seen++;
      collector.tally('Record').read++;
      collector.quarantine({ sourceType: 'Record', reason: 'malformed' });
      return Math.max(reading.next, at + 1);
    case 'incomplete':
      if (!window.isFull) return -1;
      collector.problems.note('element-too-large');
      return at + 1;
  }
}

async function enterRoot(window: ByteWindow): Promise<boolean> {
  for (;;) {
    const at = window.bytes.subarray(window.at, window.end).indexOf(ROOT);
    const close = at === -1 ? -1 : window.bytes.indexOf('>', window.at + at, 'latin1');
    if (close !== -1 && close < window.end) {
      window.at = close + 1;
      return true;
    }
    if (window.isLast || window.end - window.at > ROOT_WITHIN_BYTES) return false;
    await window.fill();
  }
}
