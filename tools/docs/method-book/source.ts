import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOM = join(import.meta.dirname, '../../../science');

/** Something that a file of `science/` offers, with what it says of itself. */
export interface Offered {
  readonly name: string;
  readonly kind: 'function' | 'interface' | 'type' | 'const';
  /** Its docstring without stars; empty when it has none. */
  readonly words: string;
  /** What stands behind its other tags, by their names: formula, units, needs, for, accuracy. */
  readonly tags: Readonly<Record<string, string>>;
  /** What stands behind `@see`. */
  readonly source: string;
  /** The declaration: the head of a function, the whole of a type. */
  readonly code: string;
}

/** A file of `science/` that the package offers something of. */
export interface MethodFile {
  readonly name: string;
  readonly offered: readonly Offered[];
  readonly bounds: readonly Bound[];
  /** Least numbers of values, as the code asks for them. */
  readonly least: readonly number[];
}

/** A field with the range that the code accepts. */
export interface Bound {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

const INDEX = /export (?:type )?\{([^}]*)\} from '\.\/([\w-]+)\.ts'/g;
const DECLARED = /(?:\/\*\*((?:[^*]|\*(?!\/))*)\*\/\n)?export (async function|function|interface|type|const) (\w+)/g;

/** Every file that the package offers something of, in alphabetical order. */
export function methodFiles(): readonly MethodFile[] {
  const offered = new Map<string, Set<string>>();
  for (const [, names = '', file = ''] of readFileSync(join(ROOM, 'index.ts'), 'utf8').matchAll(INDEX)) {
    const own = offered.get(file) ?? new Set<string>();
    for (const name of names.split(',')) if (name.trim() !== '') own.add(name.trim());
    offered.set(file, own);
  }
  return [...offered]
    .map(([file, names]) => {
      const text = readFileSync(join(ROOM, `${file}.ts`), 'utf8');
      return { name: file, offered: offeredIn(text, names), bounds: boundsIn(text), least: leastIn(text) };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function offeredIn(text: string, names: ReadonlySet<string>): readonly Offered[] {
  return [...text.matchAll(DECLARED)].flatMap((found): readonly Offered[] => {
    const [whole, comment = '', word = '', name = ''] = found;
    if (!names.has(name)) return [];
    const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
    const at = lines.findIndex((line) => /^@\w/.test(line));
    const [words, tagged] = at < 0 ? [lines, []] : [lines.slice(0, at), lines.slice(at)];
    const { see = '', ...tags } = tagsIn(tagged);
    const start = found.index + whole.lastIndexOf('export');
    const kind = word === 'async function' ? 'function' : (word as Offered['kind']);
    return [
      {
        name,
        kind,
        words: words.join('\n').trim(),
        tags,
        source: see,
        code: kind === 'function' ? headOf(text, start) : wholeOf(text, start),
      },
    ];
  });
}

/** Tags of a docstring with their texts; a text goes on until the next tag. */
function tagsIn(lines: readonly string[]): Readonly<Record<string, string>> {
  const found = [...lines.join('\n').matchAll(/^@(\w+)((?:(?!\n@\w)[\s\S])*)/gm)];
  return Object.fromEntries(found.map(([, tag = '', text = '']) => [tag, text.replace(/\s+/g, ' ').trim()]));
}

/** A function up to its body: brackets are counted, since its input may hold braces of its own. */
function headOf(text: string, start: number): string {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const sign = text[i] ?? '';
    if ('([{<'.includes(sign) && !(sign === '{' && depth === 0)) depth++;
    else if (')]}'.includes(sign) || (sign === '>' && text[i - 1] !== '=')) depth--;
    else if (sign === '{') {
      // A brace after a colon begins a type, any other the body.
      if (/:\s*$/.test(text.slice(start, i))) depth++;
      else return text.slice(start, i).trim();
    }
  }
  return text.slice(start).trim();
}

/** A type or constant up to its end. */
function wholeOf(text: string, start: number): string {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const sign = text[i] ?? '';
    if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign)) {
      depth--;
      if (depth === 0 && text.startsWith('export interface', start)) return text.slice(start, i + 1);
    } else if (sign === ';' && depth === 0) return text.slice(start, i + 1);
  }
  return text.slice(start);
}

const NUMBER = String.raw`-?[\d_.]+(?:e[+-]?\d+)?`;
const PAIR = new RegExp(String.raw`\b(\w+): \[(${NUMBER}), (${NUMBER})\]`, 'g');
const OUTSIDE = new RegExp(String.raw`outside\(\s*'(\w+)',[^\[\]]*?\[(${NUMBER}), (${NUMBER})\]`, 'g');

/** Ranges that the code refuses to leave, each field once. */
function boundsIn(text: string): readonly Bound[] {
  const found = new Map<string, Bound>();
  for (const [, field = '', from = '', to = ''] of [...text.matchAll(PAIR), ...text.matchAll(OUTSIDE)])
    if (!found.has(field)) found.set(field, { field, from: from.replaceAll('_', ''), to: to.replaceAll('_', '') });
  return [...found.values()];
}

/** The numbers of values below which the code refuses: written as such, or by a constant of the file. */
function leastIn(text: string): readonly number[] {
  const constants = new Map([...text.matchAll(/const (\w+) = (\d+);/g)].map(([, name = '', value = '']) => [name, Number(value)]));
  const needed = [...text.matchAll(/tooFew\((\w+),/g)].flatMap(([, word = '']) =>
    /^\d+$/.test(word) ? [Number(word)] : (constants.get(word) ?? []),
  );
  return [...new Set(needed)].toSorted((a, b) => a - b);
}
