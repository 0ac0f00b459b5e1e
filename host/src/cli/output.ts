import process from 'node:process';

/** Results go to standard output, talk goes to standard error; `--json` makes the result one JSON document. */
export interface Output {
  readonly json: boolean;
  /** The result: as JSON when asked for, else as the text that `words` makes. */
  result(value: unknown, words: () => string): void;
  say(line: string): void;
  /** Progress on one line of a terminal, on lines of its own now and then elsewhere. */
  progress(line: string): void;
  /** Ends the progress line. */
  settled(): void;
}

const PLAIN_EVERY_MS = 2_000;

export function createOutput(json: boolean): Output {
  const onTerminal = process.stderr.isTTY === true;
  let lastPlain = 0;
  let open = false;
  return {
    json,
    result: (value, words) => void process.stdout.write(`${json ? JSON.stringify(value) : words()}\n`),
    say(line) {
      this.settled();
      process.stderr.write(`${line}\n`);
    },
    progress(line) {
      if (onTerminal) {
        open = true;
        process.stderr.write(`\r\u001B[K${line}`);
      } else if (Date.now() - lastPlain >= PLAIN_EVERY_MS) {
        lastPlain = Date.now();
        process.stderr.write(`${line}\n`);
      }
    },
    settled() {
      if (open) process.stderr.write('\n');
      open = false;
    },
  };
}

/** `######....  42 %` of the given width. */
export function bar(share: number, width = 28): string {
  const full = Math.round(Math.max(0, Math.min(1, share)) * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${String(Math.round(share * 100)).padStart(3)} %`;
}

/** Rows as aligned columns. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) => row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd((widths[column] ?? 0) + 2))).join(''))
    .join('\n');
}
