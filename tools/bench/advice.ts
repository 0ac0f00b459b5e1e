import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { adviceTimes } from './advice-times.ts';
import { answerTimes } from './answers.ts';
import { openCommitClock } from './commit-clock.ts';
import { claimOperator, registerPerson } from './people.ts';
import type { Part } from './part.ts';
import { startProgram } from './program.ts';
import { settingTimes } from './settings.ts';

const PORT = 18_452;

/** From a committed sample to the stored recommendation, and from a changed setting to its effect. */
export const advice: Part = {
  name: 'advice and settings',
  async run({ folder, say }) {
    await using clock = await openCommitClock(mkdtempSync(join(folder, 'advice-database-')));
    await using program = await startProgram(join(folder, 'advice'), PORT, {
      env: { ACESO_GATEWAY_REQUESTS_PER_MINUTE_PER_TOKEN: '10000000', ACESO_DATABASE_URL: clock.adminUrl },
    });
    const person = await registerPerson(program.url);
    const { rows, heaviest } = await adviceTimes(person, program, clock, say);
    say('questions and proofs');
    const answers = await answerTimes(person, heaviest);
    if (program.code === undefined) throw new Error('the program printed no code for the operator');
    return [...rows, ...answers, ...(await settingTimes(await claimOperator(program.url, program.code), say))];
  },
};
