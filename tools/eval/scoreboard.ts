import { table } from '../docs/markdown.ts';
import { figureOf, goalOf, isReached, type EvalContext, type Part, type PartReport } from './part.ts';

/** What a part found, with the part. */
export interface PartOutcome {
  readonly part: Part;
  readonly report: PartReport;
}

/** Misses of one part that are told one by one; the rest is counted. */
const MISSES_TOLD = 40;

/** The scoreboard as it is printed. */
export function inLines({ part, report }: PartOutcome): string {
  const rows = report.scores.map((score) => {
    const sign = isReached(score) ? ' ' : '!';
    return `  ${sign} ${score.name.padEnd(64)} ${figureOf(score).padStart(16)}   ${goalOf(score).padEnd(12)} ${score.note ?? ''}`.trimEnd();
  });
  const skipped = report.skipped === undefined ? [] : [`    not run: ${report.skipped}`];
  const misses = (report.misses ?? []).slice(0, MISSES_TOLD).map((miss) => `    miss: ${miss}`);
  const rest = (report.misses ?? []).length - misses.length;
  return [`\n${part.title} (${part.name})`, ...skipped, ...rows, ...misses, ...(rest > 0 ? [`    and ${rest} more`] : [])].join('\n');
}

/** The scoreboard as a document. The same seed, people and code give the same text. */
export function inMarkdown(outcomes: readonly PartOutcome[], { seed, people }: Pick<EvalContext, 'seed' | 'people'>): string {
  const sections = outcomes.map(({ part, report }) => {
    const scores = report.scores.map((score) => [
      score.name,
      figureOf(score),
      goalOf(score),
      score.target === undefined ? '' : isReached(score) ? 'yes' : '**no**',
      score.note ?? '',
    ]);
    const misses = report.misses ?? [];
    return [
      `## ${part.title}`,
      part.about,
      ...(report.skipped === undefined ? [] : [`Not run: ${report.skipped}.`]),
      ...(scores.length === 0 ? [] : [table(['what', 'measured', 'goal', 'reached', 'note'], scores)]),
      ...(report.tables ?? []).flatMap(({ title, head, rows }) => [`### ${title}`, table(head, rows)]),
      ...(misses.length === 0
        ? []
        : [
            '### What went wrong',
            misses
              .slice(0, MISSES_TOLD)
              .map((miss) => `- ${miss}`)
              .join('\n'),
          ]),
      ...(misses.length > MISSES_TOLD ? [`And ${misses.length - MISSES_TOLD} more of that kind.`] : []),
    ].join('\n\n');
  });
  const about = [
    'How right the advisor is, measured by itself on data whose truth is known. Made by `npm run eval`; do not edit.',
    `Seed ${seed}, ${people} simulated people. The people, their illnesses and the faults of their sensors are made by \`simulator/\`, which`,
    'shares no code with what detects them. No simulation proves anything about real people: it shows what the methods do under known',
    'conditions, and whether a change made them better or worse.',
  ].join('\n');
  return `${['# Evaluation', about, ...sections].join('\n\n')}\n`;
}
