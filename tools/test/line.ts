/** What the reporter tells the runner, one JSON line each. */
export type Line =
  | { readonly kind: 'pass'; readonly file: string; readonly name: string }
  | { readonly kind: 'fail'; readonly file: string; readonly name: string; readonly message: string }
  | { readonly kind: 'skip'; readonly file: string; readonly name: string; readonly reason: string }
  | { readonly kind: 'file'; readonly file: string; readonly milliseconds: number }
  | { readonly kind: 'said'; readonly file: string; readonly text: string };

export interface Failure {
  readonly file: string;
  readonly name: string;
  readonly message: string;
}

export interface Skip {
  readonly file: string;
  readonly name: string;
  readonly reason: string;
}

/** What came out of a phase. */
export interface Outcome {
  readonly passed: number;
  readonly failures: readonly Failure[];
  readonly skips: readonly Skip[];
  /** Slowest first. */
  readonly files: readonly { readonly file: string; readonly seconds: number }[];
}

/** Sums up the lines of one run. */
export function outcomeOf(lines: readonly Line[]): Outcome {
  const of = <K extends Line['kind']>(kind: K): readonly Extract<Line, { kind: K }>[] =>
    lines.filter((line): line is Extract<Line, { kind: K }> => line.kind === kind);
  return {
    passed: of('pass').length,
    failures: of('fail').map((failure) => (failure.name === failure.file ? withWords(failure, of('said')) : failure)),
    skips: of('skip'),
    files: of('file')
      .map(({ file, milliseconds }) => ({ file, seconds: milliseconds / 1000 }))
      .toSorted((a, b) => b.seconds - a.seconds),
  };
}

const LAST_LINES = 25;

/** A file that breaks off says why only in what it printed. */
function withWords(failure: Failure, said: readonly { readonly file: string; readonly text: string }[]): Failure {
  const words = said.flatMap(({ file, text }) => (file === failure.file ? [text.trimEnd()] : []));
  return { ...failure, message: [failure.message, ...words.slice(-LAST_LINES)].join('\n') };
}
