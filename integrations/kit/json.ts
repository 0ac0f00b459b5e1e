import type { Json } from './records.ts';
import { headText, linesOf, textOf, wholeText } from './text.ts';

/** The whole value of a small JSON file; undefined when it is none or too large. */
export async function jsonOf(content: AsyncIterable<Uint8Array>, bytesMax?: number): Promise<Json | undefined> {
  const text = await wholeText(content, bytesMax);
  return text === undefined ? undefined : valueOf(text);
}

/**
 * The values of a JSON file of any size: each element of a list, or each of the values that stand one after the other (NDJSON, or one alone).
 * Where each line is a value of its own, a damaged line costs nothing but itself.
 *
 * @param fault is told the reason when the text stops being JSON
 */
export async function* jsonValues(
  content: AsyncIterable<Uint8Array>,
  head: Uint8Array,
  fault: (reason: string) => void,
): AsyncGenerator<Json> {
  const isList = headText(head, 4096).trimStart().startsWith('[');
  if (!isList && isOneALine(head)) return yield* lineValues(content, fault);
  for await (const { value } of jsonElements(content, [isList ? '$.*' : '$'], fault, !isList)) yield value;
}

/** Whether the first line is a whole value, and another line follows it. */
function isOneALine(head: Uint8Array): boolean {
  const [first = '', ...others] = headText(head, 65_536)
    .replace(/^\ufeff/, '')
    .split('\n');
  return others.length > 0 && valueOf(first) !== undefined;
}

async function* lineValues(content: AsyncIterable<Uint8Array>, fault: (reason: string) => void): AsyncGenerator<Json> {
  for await (const line of linesOf(content)) {
    const text = line.replace(/^\ufeff/, '').trim();
    if (text === '') continue;
    const value = valueOf(text);
    if (value === undefined) fault('json-malformed');
    else yield value;
  }
}

function valueOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // reason: whatever JSON.parse returns is plain data
  } catch {
    return undefined;
  }
}

/** An element of a JSON document: its value, and the keys on the way to it. */
export interface JsonElement {
  readonly value: Json;
  readonly path: readonly (string | number)[];
}

/**
 * Elements at some paths of a JSON document of any size, as they come: `$.data.metrics.*` gives each metric, `$.*` each element of a list.
 * A document that is cut off gives the elements before the fault.
 *
 * @param fault is told the reason when the text stops being JSON
 * @param isSeveral documents may follow each other, with or without line ends between
 */
export async function* jsonElements(
  content: AsyncIterable<Uint8Array>,
  paths: readonly string[],
  fault: (reason: string) => void,
  isSeveral = false,
): AsyncGenerator<JsonElement> {
  // Loaded when the first such file comes: most people never bring one.
  const { JSONParser } = await import('@streamparser/json');
  const parser = new JSONParser({ paths: [...paths], keepStack: false, ...(isSeveral && { separator: '' }) });
  let found: JsonElement[] = [];
  let isBroken = false;
  parser.onValue = ({ value, key, stack }) => {
    const path = [...stack.slice(1).map((frame) => frame.key), key].filter((part) => part !== undefined);
    found.push({ value: value as Json, path }); // reason: the parser makes plain data
  };
  parser.onError = () => {
    isBroken = true;
  };
  for await (const text of textOf(content)) {
    if (!parser.isEnded && !isBroken) parser.write(text);
    for (const element of found) yield element;
    found = [];
    if (isBroken) break;
  }
  // Between documents the parser waits for the next; it is idle when its stack is empty.
  if (isSeveral && !isBroken) parser.end();
  if (isBroken || !parser.isEnded) fault('json-malformed');
}
