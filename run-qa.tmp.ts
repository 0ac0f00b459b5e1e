import { readFileSync } from 'node:fs';
import { ask, USUAL_CONVENTIONS } from '@aceso/recommendation/ask';
import { userData } from './tools/vectors/numeric-questions.ts';
const data = userData('A', (p: string) => readFileSync('/work/shared/data/' + p, 'utf8'));
const available = new Map([...data.series].filter(([, v]) => v.length > 0).map(([m, v]) => [m, v.length]));
const q = JSON.parse(readFileSync(process.argv[2] ?? '/tmp/qa/q.json', 'utf8')) as [string, number | null, string][];
let ok = 0, ref = 0, bad = 0;
for (const [t, v, u] of q) {
  const a = ask(t, data, { today: data.today, conventions: USUAL_CONVENTIONS, available, preferred: () => undefined });
  if (!a.ok) { if (u === 'nodata') { ok++; continue; } ref++; console.log('REFUSED', t, '|', v, u, '|', a.reason, a.message.slice(0, 110)); continue; }
  const { value, unit, sentence } = a.answer;
  if (u === 'skip') { console.log('SKIP', t, '|', value, unit, '|', sentence); continue; }
  if (u === 'nodata') { if (value === undefined) ok++; else { bad++; console.log('BAD', t, value, sentence); } continue; }
  const close = value !== undefined && v !== null && Math.abs(value - v) <= 1e-6 * Math.max(1, Math.abs(v));
  if (close && unit === u) ok++; else { bad++; console.log(close ? 'UNIT' : 'BAD', t, '|', v, u, '| got', value, unit, '|', sentence); }
}
console.log({ ok, ref, bad });
