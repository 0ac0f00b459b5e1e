import type { SaxesTagPlain } from 'saxes';
import { textOf } from './text.ts';

/** What an XML document says, one thing after the other; names without their prefix. */
export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'close'; readonly name: string; readonly text: string };

/**
 * Reads an XML document of any size as it comes. No document type is followed and no entity of one is replaced. A document that is cut off
 * or not well-formed gives what stands before the fault.
 *
 * @param fault is told the reason when the text stops being XML
 */
export async function* xmlEvents(content: AsyncIterable<Uint8Array>, fault: (reason: string) => void): AsyncGenerator<XmlEvent> {
  // Loaded when the first such file comes: most people never bring one.
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ xmlns: false });
  let found: XmlEvent[] = [];
  const texts: string[] = [];
  let isBroken = false;
  parser.on('opentag', (tag: SaxesTagPlain) => {
    texts.push('');
    found.push({ kind: 'open', name: localName(tag.name), attributes: tag.attributes });
  });
  parser.on('text', (text) => add(texts, text));
  parser.on('cdata', (text) => add(texts, text));
  parser.on('closetag', (tag) => found.push({ kind: 'close', name: localName(tag.name), text: (texts.pop() ?? '').trim() }));
  parser.on('error', () => {
    isBroken = true;
  });
  for await (const text of textOf(content)) {
    parser.write(text.replace(/^\ufeff/, ''));
    yield* found;
    found = [];
    if (isBroken) break;
  }
  if (!isBroken) parser.close();
  yield* found;
  if (isBroken) fault('xml-malformed');
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function add(texts: string[], text: string): void {
  if (texts.length > 0) texts[texts.length - 1] += text;
}
