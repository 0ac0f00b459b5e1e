import { SpanKind, type Tracer } from '@opentelemetry/api';
import { isTraced, spanAround } from './span-around.ts';

const FIRST_TABLE = /\b(?:from|into|update)\s+"?([a-z_]+"?\."?[a-z_0-9]+)/i;
const VERB = /\b(select|insert|update|delete)\b/i;
const TEXT_LETTERS = 2_000;

/** `select users.person`: what a statement does and to what, as the database conventions of OpenTelemetry name it. */
export function sqlSummary(text: string): string {
  const verb = VERB.exec(text)?.[1]?.toLowerCase() ?? 'sql';
  const table = FIRST_TABLE.exec(text)?.[1]?.replaceAll('"', '');
  return table === undefined ? verb : `${verb} ${table}`;
}

/** Runs a statement in a span of its own when the trace is kept. The text has placeholders where values were, so it tells nothing of people. */
export function aroundSql<T>(tracer: Tracer | undefined, text: string, act: () => Promise<T>): Promise<T> {
  if (tracer === undefined || !isTraced()) return act();
  const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, TEXT_LETTERS) };
  return spanAround(tracer, sqlSummary(text), { kind: SpanKind.CLIENT, attributes }, act);
}
