import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { vectorReports } from '../vectors/reports.ts';
import { percent, type Part } from './part.ts';

/** The methods of `science/` against published numbers. */
export const vectors: Part = {
  name: 'vectors',
  title: 'Published numbers',
  about:
    'Every case of every family of reference values that lies beside the repository, compared within its stated tolerance (`npm run vectors`).',
  run({ shared }) {
    const folder = join(shared, 'vectors');
    if (!existsSync(folder)) return { scores: [], skipped: 'no vector files beside the repository' };
    const reports = vectorReports(folder);
    const cases = reports.reduce((sum, report) => sum + report.cases, 0);
    const passed = reports.reduce((sum, report) => sum + report.passed, 0);
    return {
      scores: [
        { name: 'families', value: reports.length, unit: '' },
        {
          name: 'cases within tolerance',
          value: percent(passed, cases),
          unit: '%',
          target: { atLeast: 100 },
          note: `${passed} of ${cases}`,
        },
      ],
      misses: [
        ...reports.filter(({ built }) => !built).map(({ name, cases: own }) => `${name}: no method of this family, ${own} cases`),
        ...reports.flatMap(({ name, failures }) => failures.map((failure) => `${name} ${failure}`)),
      ],
    };
  },
};
