import { attributeText } from './text.ts';

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
/** Elements that stand under the root: meeting one inside another means that the outer one was never closed. */
const TOP_LEVEL: ReadonlySet<string> = new Set([
  'ExportDate',
  'Me',
  'Record',
  'Correlation',
  'Workout',
  'ActivitySummary',
  'ClinicalRecord',
  'Audiogram',
  'VisionPrescription',
]);
/** Real exports nest three deep; deeper is damage. */
const DEPTH_MAX = 16;

/** One XML element with everything in it. Of a doubled attribute the first counts. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
}

/** `next` is where reading goes on. A malformed element may still carry what could be read of it. */
export type Reading =
  | { readonly kind: 'element'; readonly element: Element; readonly next: number; readonly isMalformed: boolean }
  | { readonly kind: 'malformed'; readonly next: number }
  | { readonly kind: 'incomplete' };

const INCOMPLETE: Reading = { kind: 'incomplete' };

/**
 * Reads the element at `from`, where a `<` and a name stand. Tolerant on purpose: real exports double attributes, put blanks into their
 * names, write control characters and forget closing tags. No DTD and no entity of one's own is ever looked at.
 */
export function readElement(bytes: Buffer, from: number, end: number, depth = 0): Reading {
  const tag = readStartTag(bytes, from, end);
  if (tag.kind !== 'tag') return tag;
  const { name, attributes } = tag;
  const children: Element[] = [];
  let isMalformed = tag.isMalformed;
  const done = (next: number): Reading => ({ kind: 'element', element: { name, attributes, children }, next, isMalformed });
  if (tag.isEmpty) return done(tag.next);
  for (let at = tag.next; ;) {
    at = bytes.indexOf(LESS, at);
    if (at === -1 || at + 2 > end) return INCOMPLETE;
    const mark = bytes[at + 1];
    if (mark === SLASH) {
      const close = bytes.indexOf(GREATER, at);
      if (close === -1 || close >= end) return INCOMPLETE;
      const closed = bytes.toString('latin1', at + 2, close).trim();
      if (closed === name) return done(close + 1);
      isMalformed = true;
      if (closed === 'HealthData' || depth > 0) return done(at);
      at = close + 1;
    } else if (mark === 0x21 || mark === 0x3f) {
      const next = afterMarkup(bytes, at, end);
      if (next === -1) return INCOMPLETE;
      at = next;
    } else {
      const inner = elementName(bytes, at, end);
      // A name that the end of the bytes cuts is no name yet: `<Me` may become `<MetadataEntry`.
      if (inner === undefined) return INCOMPLETE;
      if (TOP_LEVEL.has(inner) && !(name === 'Correlation' && inner === 'Record')) {
        isMalformed = true;
        return done(at);
      }
      if (depth >= DEPTH_MAX) return { kind: 'malformed', next: at + 1 };
      const child = readElement(bytes, at, end, depth + 1);
      if (child.kind === 'incomplete') return INCOMPLETE;
      if (child.kind === 'element') children.push(child.element);
      isMalformed ||= child.kind === 'malformed' || child.isMalformed;
      at = child.next;
    }
  }
}

/** A start tag: `isEmpty` when it closes itself. */
export interface StartTag {
  readonly kind: 'tag';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly isEmpty: boolean;
  readonly isMalformed: boolean;
  readonly next: number;
}

/** Reads the start tag at `from`. */
export function readStartTag(bytes: Buffer, from: number, end: number): StartTag | Exclude<Reading, { kind: 'element' }> {
  const attributes = new Map<string, string>();
  let isMalformed = false;
  let at = from + 1;
  while (at < end && !isBlank(bytes[at]) && bytes[at] !== GREATER && bytes[at] !== SLASH) at++;
  const name = bytes.toString('latin1', from + 1, at);
  for (;;) {
    while (at < end && isBlank(bytes[at])) at++;
    if (at + 1 >= end && bytes[at] !== GREATER) return { kind: 'incomplete' };
    if (at >= end) return { kind: 'incomplete' };
    if (bytes[at] === GREATER) return { kind: 'tag', name, attributes, isEmpty: false, isMalformed, next: at + 1 };
    if (bytes[at] === SLASH && bytes[at + 1] === GREATER)
      return { kind: 'tag', name, attributes, isEmpty: true, isMalformed, next: at + 2 };
    if (bytes[at] === LESS) return { kind: 'malformed', next: at };
    const nameFrom = at;
    while (at < end && bytes[at] !== EQUALS && bytes[at] !== GREATER && bytes[at] !== LESS) at++;
    if (at >= end) return { kind: 'incomplete' };
    if (bytes[at] !== EQUALS) {
      // A word without a value: leave it out and let the loop see the mark.
      isMalformed = true;
      if (bytes[at] === GREATER && bytes[at - 1] === SLASH) at--;
      continue;
    }
    // iOS 8 wrote names such as `source Version`.
    const written = attributeText(bytes, nameFrom, at);
    const key = written.includes(' ') ? written.replaceAll(' ', '') : written;
    at++;
    while (at < end && isBlank(bytes[at])) at++;
    const quote = bytes[at];
    if (at >= end) return { kind: 'incomplete' };
    if (quote !== QUOTE && quote !== APOSTROPHE) {
      isMalformed = true;
      continue;
    }
    const valueFrom = ++at;
    while (at < end && bytes[at] !== quote && bytes[at] !== LESS) at++;
    if (at >= end) return { kind: 'incomplete' };
    if (bytes[at] === LESS) return { kind: 'malformed', next: at };
    if (attributes.has(key)) isMalformed = true;
    else attributes.set(key, attributeText(bytes, valueFrom, at));
    at++;
  }
}

/** End of a comment, CDATA section, declaration or instruction; -1 when it is not all there yet. */
export function afterMarkup(bytes: Buffer, at: number, end: number): number {
  const [from, mark] = startsWith(bytes, at, end, '<!--')
    ? [at + 4, '-->']
    : startsWith(bytes, at, end, '<![CDATA[')
      ? [at + 9, ']]>']
      : [at + 2, '>'];
  const close = bytes.indexOf(mark, from, 'latin1');
  return close === -1 || close + mark.length > end ? -1 : close + mark.length;
}

/** Whether `word` stands at `at`. */
export function startsWith(bytes: Buffer, at: number, end: number, word: string): boolean {
  if (at + word.length > end) return false;
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return false;
  return true;
}

function elementName(bytes: Buffer, at: number, end: number): string | undefined {
  let to = at + 1;
  while (to < end && !isBlank(bytes[to]) && bytes[to] !== GREATER && bytes[to] !== SLASH && bytes[to] !== LESS) to++;
  return to < end ? bytes.toString('latin1', at + 1, to) : undefined;
}

const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x09 || byte === 0x0d;
