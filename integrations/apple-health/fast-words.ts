import { isSame } from './same-bytes.ts';
import { isPlain } from './text.ts';

const KEPT = 16;
/** Longer values are no names of cases. */
const WORD_BYTES_MAX = 96;
const QUOTE = 0x22;

interface Word {
  /** With the quote behind it. */
  readonly bytes: Buffer;
  readonly text: string;
}

/** Remembers values of categories, because there are a handful. */
export class FastWords {
  /** Place of the quote behind the last word read. */
  next = 0;
  readonly #known: Word[] = [];

  /** The word that stands from `at` to a quote; undefined when it is empty, long, or more than plain letters. */
  read(bytes: Buffer, at: number, end: number): string | undefined {
    const word = this.#known.find((known) => isSame(bytes, at, end, known.bytes)) ?? this.#learn(bytes, at, end);
    if (word === undefined) return undefined;
    this.next = at + word.bytes.length - 1;
    return word.text;
  }

  #learn(bytes: Buffer, at: number, end: number): Word | undefined {
    const within = bytes.subarray(at, Math.min(end, at + WORD_BYTES_MAX));
    const quote = within.indexOf(QUOTE);
    if (quote < 1 || !isPlain(within, 0, quote) || within.subarray(0, quote).includes('<')) return undefined;
    const word = { bytes: Buffer.from(within.subarray(0, quote + 1)), text: within.toString('latin1', 0, quote) };
    this.#known.unshift(word);
    if (this.#known.length > KEPT) this.#known.pop();
    return word;
  }
}
