import { CONTEXTS, HEEDS, type Heed, type Way } from '../../services/recommendation/src/domain/contexts/ways.ts';
import { code, page, table } from './markdown.ts';

const WAYS: Readonly<Record<Way, string>> = {
  'set-aside': '**set aside**',
  'new-baseline': '**new baseline**',
  'by-phase': '**by phase**',
  'taken-off': '**taken off**',
};
const NAMES = { travel: 'travel, time zone', device: 'new device', illness: 'illness', cycle: 'cycle', medicine: 'medicine' } as const;
const inWords = (heed: Heed): string => ('way' in heed ? WAYS[heed.way] : heed.why);

/** `docs/contexts.md`: what each kind of insight does about what goes on in a person's life. */
export function contextsPage(): string {
  const rows = Object.entries(HEEDS).map(([kind, { contexts, silent }]) => [
    code(kind),
    ...CONTEXTS.map((context) => inWords(contexts[context])),
    Object.entries(silent)
      .map(([condition, reason]) => `${condition}: ${reason}`)
      .join('; '),
  ]);
  return page(
    'Contexts',
    'What each kind of insight does about a journey, a new device, an illness, the menstrual cycle and a medicine that shifts the heart rate, and what a person has told of themselves.',
    [
      'New devices are seen in the data. The others are logged (`PUT /v1/people/me/circumstances/{id}`), journeys across three hours and more are also seen in the nights. Nothing is guessed from what was not logged.',
      '',
      '- **set aside**: the days, and three days after them, are neither judged nor part of what is usual.',
      '- **new baseline**: what comes after it is held against what came after it alone; until there is enough of that nothing is said.',
      '- **by phase**: days are held against days of the same half of the cycle.',
      '- **taken off**: what the second half of the cycle adds in this person is taken off before days are held against each other.',
    ].join('\n'),
    table(['kind', ...CONTEXTS.map((context) => NAMES[context]), 'silent with'], rows),
  );
}
