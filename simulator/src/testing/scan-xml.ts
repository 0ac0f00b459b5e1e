import { Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** An opening or empty element as it stands in the text. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Names of the elements around it, outermost first. */
  readonly path: readonly string[];
}

const TAG = /<(\/?)([A-Za-z]+)((?:\s+[\w]+="[^"<>]*")*)\s*(\/?)>/y;
const ATTRIBUTE = /([\w]+)="([^"]*)"/g;
const BAD_AMPERSAND = /&(?!(?:amp|lt|gt|quot);)/;

/**
 * A stream that reads XML strictly, below the document type: tags must nest, attributes must not repeat, entities must be
 * known, nothing may stand between tags, control characters are refused. Written independently of how exports are laid out.
 */
export function xmlScanner(visit: (element: Element) => void): Writable & { readonly head: () => string } {
  const decoder = new StringDecoder('utf8');
  const path: string[] = [];
  let [rest, head, roots] = ['', '', 0];
  const tag = (text: string, at: number): number => {
    TAG.lastIndex = at;
    const match = TAG.exec(text);
    if (match === null) throw new Error(`not a tag: ${text.slice(at, at + 120)}`);
    const [whole, closing, name = '', list = '', empty] = match;
    if (closing === '/') {
      if (path.pop() !== name) throw new Error(`</${name}> closes something else`);
      return at + whole.length;
    }
    if (BAD_AMPERSAND.test(list)) throw new Error(`unknown entity in ${list}`);
    const attributes: Record<string, string> = {};
    for (const [, key = '', value = ''] of list.matchAll(ATTRIBUTE)) {
      if (key in attributes) throw new Error(`attribute ${key} twice`);
      attributes[key] = value;
    }
    if (path.length === 0 && ++roots > 1) throw new Error('a second root');
    visit({ name, attributes, path });
    if (empty !== '/') path.push(name);
    return at + whole.length;
  };
  const read = (text: string): void => {
    rest += text;
    if (head === '') {
      const start = rest.indexOf('<HealthData');
      if (start < 0) return;
      head = rest.slice(0, start);
      rest = rest.slice(start);
    }
    const end = rest.lastIndexOf('>') + 1;
    for (let at = 0; at < end;) {
      const next = rest.indexOf('<', at);
      if (next < 0 || next >= end) break;
      if (rest.slice(at, next).trim() !== '') throw new Error(`text between tags: ${rest.slice(at, next)}`);
      at = tag(rest, next);
    }
    rest = rest.slice(end);
  };
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      try {
        read(decoder.write(chunk));
        done();
      } catch (error) {
        done(error as Error); // thrown above, always an Error
      }
    },
    final: (done) => done(path.length === 0 && rest.trim() === '' && roots === 1 ? null : new Error(`ended within ${path.join('/')}`)),
  });
  return Object.assign(stream, { head: () => head });
}
