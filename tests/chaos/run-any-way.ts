import { parseArgs } from 'node:util';
import { runAnyWay } from './any-way.ts';

// node tests/chaos/run-any-way.ts [--seed 1] [--rounds 10] [--people 3] [--kills 6] [--days 20]
// Throws random splits, orders, repetitions and kills at an import, and compares with the same in one piece and in peace.
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    rounds: { type: 'string', default: '10' },
    people: { type: 'string', default: '3' },
    kills: { type: 'string', default: '6' },
    days: { type: 'string', default: '20' },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
let wrong = 0;
for (let round = 0; round < Number(values.rounds); round++) {
  const seed = Number(values.seed) + round;
  say(`seed ${seed}`);
  const lines = await runAnyWay({ seed, people: Number(values.people), kills: Number(values.kills), days: Number(values.days), say });
  for (const line of lines) say(`WRONG  ${line}`);
  if (lines.length > 0) wrong++;
}
say(wrong === 0 ? 'Whatever the way, the same store.' : `${wrong} of ${values.rounds} rounds differ`);
process.exitCode = wrong === 0 ? 0 : 1;
