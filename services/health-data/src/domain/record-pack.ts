import { readPacked, writePacked } from './packed-stream.ts';
import { readNumbers, readWhole, writeNumbers, writeWhole } from './number-list.ts';
import { readDurations, readTimes, writeDurations, writeTimes } from './time-stream.ts';
import { VarintReader, VarintWriter } from './varint.ts';

/** A record as it lies among others of its kind, source and month. Times are whole milliseconds since the epoch. */
export interface PackedRecord {
  /** From which its key follows: see `keyTemplate`. */
  readonly keyFrom: string;
  readonly sourceType: string;
  readonly start: number;
  readonly end: number;
  readonly timeZone: string | undefined;
  /** What it tells, as JSON. */
  readonly content: string;
  /** When it was last written; undefined when that was with the row. */
  readonly updatedAt: number | undefined;
}

/** Numbers of all records, and the texts that they choose from: the caller compresses those. */
export interface PackedRecords {
  readonly numbers: Uint8Array;
  readonly texts: string;
}

/** First byte of the numbers: the layout. A new one takes the next number; old ones are read for ever. */
export const RECORD_PACK_CODEC = 1;
/** What no text of ours holds: between texts, and where a list of numbers was. JSON writes both as escapes. */
const [BETWEEN, LIST] = ['\u0000', '\u0001'] as const;
/** Lists of at least eight whole numbers: beats of a minute and the like. Shorter ones stay text. */
const NUMBERS = /\[-?\d+(?:,-?\d+){7,}\]/g;
const EXACT_MAX = 2 ** 48;

/**
 * Writes records in order of time: times and choices as packed numbers, each text once, and long lists of numbers within texts by their steps.
 */
export function encodeRecords(records: readonly PackedRecord[]): PackedRecords {
  const writer = new VarintWriter(64 + 8 * records.length);
  const start = new Float64Array(records.map((record) => record.start));
  const end = new Float64Array(records.map((record) => record.end));
  const parts = records.map(({ content }) => withoutNumbers(content));
  const lists = parts.flatMap((part) => part.lists);
  const steps = lists.flatMap(stepsOf);
  const texts = [
    records.map(({ keyFrom }) => keyFrom),
    records.map(({ sourceType }) => sourceType),
    records.map(({ timeZone }) => timeZone ?? ''),
    parts.map(({ text }) => text),
  ].map(choicesOf);
  writer.byte(RECORD_PACK_CODEC);
  writer.unsigned(records.length);
  writeTimes(writer, start, records.length);
  writeDurations(writer, start, end, records.length);
  writer.reserve(64);
  for (const { choices } of texts) writer.unsigned(choices.length);
  for (const { places } of texts) writeWhole(writer, places);
  writeNumbers(
    writer,
    records.map(({ updatedAt }) => updatedAt),
  );
  writer.reserve(16);
  writer.unsigned(lists.length);
  writeWhole(
    writer,
    lists.map(({ length }) => length),
  );
  writePacked(writer, new Float64Array(steps), 0, steps.length);
  return { numbers: writer.done(), texts: texts.flatMap(({ choices }) => choices).join(BETWEEN) };
}

/**
 * Reads what `encodeRecords` wrote.
 *
 * @throws {RangeError} when it is of a layout from the future, or damaged
 */
export function decodeRecords({ numbers, texts }: PackedRecords): readonly PackedRecord[] {
  const reader = new VarintReader(numbers);
  const codec = reader.byte();
  if (codec !== RECORD_PACK_CODEC) throw new RangeError(`layout ${codec} of records is not known here`);
  const count = reader.unsigned();
  const start = readTimes(reader, new Float64Array(count));
  const end = readDurations(reader, start, new Float64Array(count));
  const sizes = Array.from({ length: 4 }, () => reader.unsigned());
  const all = texts.split(BETWEEN);
  let from = 0;
  const [keyFrom, sourceType, timeZone, content] = sizes.map((size) => {
    const choices = all.slice(from, from + size);
    from += size;
    return readWhole(reader, count).map((place) => choices[place] ?? '');
  });
  const updates = readNumbers(reader, count);
  const lists = readLists(reader);
  let next = 0;
  return Array.from({ length: count }, (_, i) => ({
    keyFrom: keyFrom?.[i] ?? '',
    sourceType: sourceType?.[i] ?? '',
    start: start[i] ?? 0,
    end: end[i] ?? 0,
    timeZone: timeZone?.[i] === '' ? undefined : timeZone?.[i],
    content: withLists(content?.[i] ?? '', () => `[${lists[next++]?.join() ?? ''}]`),
    updatedAt: updates[i],
  }));
}

const withLists = (text: string, next: () => string): string => (text.includes(LIST) ? text.replaceAll(LIST, next) : text);

/** Each text once, and which one each record has. */
function choicesOf(texts: readonly string[]): { readonly choices: readonly string[]; readonly places: readonly number[] } {
  const known = new Map<string, number>();
  const places = texts.map((text) => {
    const place = known.get(text) ?? known.size;
    known.set(text, place);
    return place;
  });
  return { choices: [...known.keys()], places };
}

/** Takes long lists of whole numbers out of a text; what would not come back letter by letter stays. */
function withoutNumbers(content: string): { readonly text: string; readonly lists: readonly (readonly number[])[] } {
  // Most records have no list at all, and a search by pattern takes longer than a look.
  if (!content.includes('[')) return { text: content, lists: [] };
  const lists: (readonly number[])[] = [];
  const text = content.replaceAll(NUMBERS, (list) => {
    const numbers = list.slice(1, -1).split(',').map(Number);
    if (`[${numbers.join()}]` !== list || numbers.some((number) => Object.is(number, -0) || Math.abs(number) > EXACT_MAX)) return list;
    lists.push(numbers);
    return LIST;
  });
  return { text, lists };
}

const stepsOf = (list: readonly number[]): readonly number[] => list.map((number, i) => number - (i === 0 ? 0 : (list[i - 1] ?? 0)));

function readLists(reader: VarintReader): readonly (readonly number[])[] {
  const lengths = readWhole(reader, reader.unsigned());
  const steps = new Float64Array(lengths.reduce((sum, length) => sum + length, 0));
  readPacked(reader, steps, 0);
  let at = 0;
  return lengths.map((length) => {
    let now = 0;
    return Array.from({ length }, () => (now += steps[at++] ?? 0));
  });
}

/** Marks of the times in a template, and of a key that follows from nothing. */
const [START, END, WHOLE] = ['\u0002', '\u0003', '\u0004'] as const;

/** What a natural key is without its times: records of one night or year share it then. The times must stand between bars. */
export const keyTemplate = (natural: string, start: number, end: number): string =>
  replacedParts(natural, [String(start), START], [String(end), END]);

/** Puts other parts in the place of some between the bars of a key. */
function replacedParts(key: string, ...changes: readonly (readonly [from: string, to: string])[]): string {
  const parts = key.split('|');
  for (let i = 0; i < parts.length; i++) {
    const change = changes.find(([from]) => from === parts[i]);
    if (change !== undefined) parts[i] = change[1];
  }
  return parts.join('|');
}

/** Whether a key holds the start of its record: two records of different months then never have the same key. */
export const holdsStart = (keyFrom: string): boolean => keyFrom.includes(START);

/** A short key of which the natural one is not known. */
export const wholeKey = (key: string): string => `${WHOLE}${key}`;

/** The natural key of a record again, or the short one that is all that is known of it. */
export function keyOf({ keyFrom, start, end }: Pick<PackedRecord, 'keyFrom' | 'start' | 'end'>): {
  readonly natural?: string;
  readonly short?: string;
} {
  if (keyFrom.startsWith(WHOLE)) return { short: keyFrom.slice(1) };
  return { natural: replacedParts(keyFrom, [START, String(start)], [END, String(end)]) };
}
