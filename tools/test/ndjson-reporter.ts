import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import type { Line } from './line.ts';

/** Reporter for `node --test`: a JSON line for each test that ended, each file that ended, and each line that tests printed. */
export async function* ndjson(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    const line = lineOf(event);
    if (line !== undefined) yield `${JSON.stringify(line)}\n`;
  }
}

function lineOf(event: TestEvent): Line | undefined {
  if (event.type === 'test:pass') {
    const { name, file, skip, todo, details } = event.data;
    if (details.type === 'suite') return undefined;
    const reason = skip ?? todo;
    if (reason === undefined || reason === false) return { kind: 'pass', file: near(file), name };
    return { kind: 'skip', file: near(file), name, reason: reason === true ? '' : reason };
  }
  if (event.type === 'test:fail') {
    const { name, file, details } = event.data;
    // A parent fails because of its children, which are told by themselves. The property is missing in Node's types.
    if ((details.error as { failureType?: string }).failureType === 'subtestsFailed') return undefined;
    return { kind: 'fail', file: near(file), name, message: textOf(details.error.cause ?? details.error) };
  }
  if (event.type === 'test:summary' && event.data.file !== undefined)
    return { kind: 'file', file: near(event.data.file), milliseconds: event.data.duration_ms };
  if (event.type === 'test:stdout' || event.type === 'test:stderr')
    return { kind: 'said', file: near(event.data.file), text: event.data.message };
  return undefined;
}

const near = (file: string | undefined): string => (file === undefined ? '' : relative(process.cwd(), file));

function textOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const from = cause.cause === undefined ? '' : `\ncaused by ${textOf(cause.cause)}`;
  return `${cause.stack ?? cause.message}${from}`;
}

// Node takes a reporter by its default export only.
export { ndjson as default };
