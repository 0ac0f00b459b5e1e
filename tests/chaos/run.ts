import { parseArgs } from 'node:util';
import { differences } from './differences.ts';
import { runChaos } from './scenario.ts';

// node tests/chaos/run.ts [--seed 1] [--kills 10] [--days 730] [--megabytes 200]
// Kills the program at random moments of an import, and compares with the file and with a run in peace.
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    kills: { type: 'string', default: '10' },
    days: { type: 'string', default: '730' },
    megabytes: { type: 'string', default: '200' },
  },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const options = { seed: Number(values.seed), days: Number(values.days), megabytes: Number(values.megabytes), say };
say(`seed ${options.seed}`);
const killed = await runChaos({ ...options, kills: Number(values.kills) });
const peaceful = await runChaos({ ...options, kills: 0 });
const wrong = [
  ...differences(killed),
  ...differences(peaceful).map((one) => `without a kill, ${one}`),
  ...(killed.left.daily === peaceful.left.daily ? [] : ['the daily values differ from those of a run in peace']),
];
const samples = Object.values(killed.left.samples).reduce((sum, n) => sum + n, 0);
say(`${samples} samples, ${killed.killsInImport} of ${values.kills} kills during the import`);
for (const one of wrong) say(`WRONG  ${one}`);
say(wrong.length === 0 ? 'Every sample is there once, every event had its effect once.' : `${wrong.length} differences`);
process.exitCode = wrong.length === 0 ? 0 : 1;
