import type { Json } from './records.ts';
import { headText, textOf, wholeText } from './text.ts';

/** The whole value of a small JSON file; undefined when it is none or too large. */
export async function jsonOf(content: AsyncIterable<Uint8Array>, bytesMax?: number): Promise<Json | undefined> {
  const text = await wholeText(content, bytesMax);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Json; // reason: whatever JSON.parse returns is plain data
  } catch {
    return undefined;
  }
}

/**
 * The values of a JSON file of any size: each element of a list, or each of the values that stand one after the other (NDJSON, or one alone).
 *
 * @param fault is told the reason when the text stops being JSON
 */
export async function* jsonValues(
  content: AsyncIterable<Uint8Array>,
  head: Uint8Array,
  fault: (reason: string) => void,
): AsyncGenerator<Json> {
  const isList = headText(head, 4096).trimStart().startsWith('[');
  for await (const { value } of jsonElements(content, [isList ? '$.*' : '$'], fault, !isList)) yield value;
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
