import { wordsOf } from './words.ts';

export type Level = 'debug' | 'info' | 'warn' | 'error';
const LEVELS: ReadonlySet<string> = new Set(['debug', 'info', 'warn', 'error']);

/** What log lines are asked for. */
export interface LogQuestion {
  readonly service: string | undefined;
  readonly level: Level | undefined;
  readonly traceId: string | undefined;
  /** Words that must all occur; the last letters of a word may be missing. PostgreSQL `tsquery`. */
  readonly words: string | undefined;
  /** Texts that must occur as they are, lower case. */
  readonly phrases: readonly string[];
}

export interface LogFilter {
  readonly q?: string | undefined;
  readonly service?: string | undefined;
  readonly level?: Level | undefined;
  readonly trace?: string | undefined;
}

const PART = /"([^"]*)"?|(service|level|trace):(\S+)|(\S+)/g;

/** Reads the one line that people type: `service:users level:error "no such" timeout`. A field given apart wins. */
export function questionOf({ q = '', service, level, trace }: LogFilter): LogQuestion {
  const fields = new Map<string, string>();
  const words: string[] = [];
  const phrases: string[] = [];
  for (const [, phrase, field, value, word] of q.matchAll(PART)) {
    if (field !== undefined && value !== undefined) fields.set(field, value.toLowerCase());
    else if (phrase !== undefined && phrase !== '') phrases.push(phrase.toLowerCase());
    words.push(...wordsOf(phrase ?? word ?? ''));
  }
  const asked = fields.get('level');
  return {
    service: service ?? fields.get('service'),
    level: level ?? (isLevel(asked) ? asked : undefined),
    traceId: trace ?? traceOf(fields.get('trace')),
    // Words hold letters, digits and underscores only: none of them can be read as an operator.
    words: words.length === 0 ? undefined : words.map((word) => `${word}:*`).join(' & '),
    phrases,
  };
}

const isLevel = (text: string | undefined): text is Level => text !== undefined && LEVELS.has(text);
/** Something that is no trace id finds nothing, rather than everything. */
const traceOf = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : /^[0-9a-f]{32}$/.test(text) ? text : '0'.repeat(32);
