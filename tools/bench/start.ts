import { join } from 'node:path';
import type { Part } from './part.ts';
import { startProgram } from './program.ts';

const PORT = 18_451;
const RUNS = 5;

/** Cold start on a folder that was used before, and memory at rest. */
export const start: Part = {
  name: 'start and memory',
  async run({ folder, say }) {
    const home = join(folder, 'start');
    say('first start: makes the database and compiles');
    const first = await startProgram(home, PORT);
    const firstSeconds = first.readySeconds;
    await first[Symbol.asyncDispose]();
    const seconds: number[] = [];
    let resident = 0;
    for (let i = 0; i < RUNS; i++) {
      await using program = await startProgram(home, PORT);
      seconds.push(program.readySeconds);
      if ((await fetch(`${program.url}/readyz`)).status !== 200) throw new Error('it said ready and was not');
      resident = program.residentMegabytes();
    }
    return [
      { name: 'first start', value: firstSeconds, unit: 's', peer: 'Medplum server alone: 46 s' },
      {
        name: 'start, everything ready (median)',
        value: seconds.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN,
        unit: 's',
        target: { atMost: 2 },
        peer: 'Medplum server alone: 2.3 s',
      },
      {
        name: 'resident at rest, ten services and PostgreSQL',
        value: resident,
        unit: 'MB',
        target: { atMost: 450 },
        peer: 'Medplum server alone: 535 MB',
      },
    ];
  },
};
