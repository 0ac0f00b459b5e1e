import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTRACTS } from '@aceso/contracts/all';
import { allSettingsOf } from '@aceso/contracts/configuration';
import { COMMON_PROBLEMS, PROBLEM_BASE } from '@aceso/contracts/problems';
import type { ProblemType } from '@aceso/contracts';
import { METRICS } from '@aceso/contracts/vocabulary';
import { asyncApi, openApi, variableOf } from '@aceso/kit';

import { connectionsPage, connectorEntries } from './connections.ts';
import { contextsPage } from './contexts.ts';
import { filesPage } from './files.ts';
import { code, page, table } from './markdown.ts';
import { methodPages } from './method-book/pages.ts';
import { inWords } from './schema-words.ts';

const ROOT = join(import.meta.dirname, '../..');
const ORIGIN = 'http://localhost:8500';

const version = (): string => (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version; // npm needs it, too.
const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** Every document that is made of the contracts, by its path. */
export const pages = (): ReadonlyMap<string, string> =>
  new Map([
    ['docs/openapi.json', json(openApi(CONTRACTS, { version: version(), origin: ORIGIN }))],
    ['docs/asyncapi.json', json(asyncApi(CONTRACTS, { version: version() }))],
    ['docs/settings.md', settings()],
    ['docs/events.md', events()],
    ['docs/problems.md', problems()],
    ['docs/metrics.md', metrics()],
    ['docs/connections.md', connectionsPage()],
    ['docs/files.md', filesPage()],
    ['docs/contexts.md', contextsPage()],
    ...methodPages(),
    // Read by the contract itself, so that each connector has its settings.
    ['contracts/health-data/connectors.json', json(connectorEntries())],
  ]);

function settings(): string {
  const sections = CONTRACTS.map((contract) => {
    const rows = Object.entries(allSettingsOf(contract)).map(([name, { schema, default: preset, summary, applies, secret }]) => [
      code(name),
      inWords(schema),
      secret === true ? 'secret' : code(JSON.stringify(preset)),
      applies === 'live' ? 'at once' : 'at start',
      code(variableOf(contract.service, name)),
      summary,
    ]);
    return `## ${contract.service}\n\n${table(['setting', 'takes', 'default', 'obeyed', 'variable', 'what it does'], rows)}`;
  });
  return page(
    'Settings',
    'Each setting has a default; the environment overrules it; what an operator stores (`npx aceso config set`) overrules both.',
    ...sections,
  );
}

function events(): string {
  const rows = CONTRACTS.flatMap(({ service, events: own }) =>
    Object.values(own).map(({ type, version: number, payload, summary }) => [
      code(type),
      String(number),
      service,
      inWords(payload),
      summary,
    ]),
  );
  return page(
    'Events',
    'What services tell each other. Delivered at least once, in order for one key; the whole form is in `asyncapi.json`.',
    table(['type', 'version', 'published by', 'carries', 'when'], rows),
  );
}

function problems(): string {
  const rows = (of: Readonly<Record<string, ProblemType>>): readonly (readonly string[])[] =>
    Object.entries(of).map(([name, { status, title, fix }]) => [code(name), String(status), title, fix]);
  const sections = CONTRACTS.filter((contract) => Object.keys(contract.problems).length > 0).map(
    (contract) => `## ${contract.service}\n\n${table(['code', 'status', 'says', 'what to do'], rows(contract.problems))}`,
  );
  return page(
    'Problems',
    `Every failure is a problem document (RFC 9457); its type is \`${PROBLEM_BASE}<code>\`.`,
    `## any operation\n\n${table(['code', 'status', 'says', 'what to do'], rows(COMMON_PROBLEMS))}`,
    ...sections,
  );
}

function metrics(): string {
  const families = Map.groupBy(METRICS.values(), ({ family }) => family);
  const sections = [...families].map(([family, rows]) => {
    const lines = rows.map(({ id, name, aggregation, unit, plausible, loinc }) => [
      code(id),
      name,
      aggregation,
      code(unit),
      `${plausible.minimum} to ${plausible.maximum}`,
      loinc ?? '',
    ]);
    return `## ${family}\n\n${table(['id', 'name', 'adds up by', 'unit (UCUM)', 'plausible', 'LOINC'], lines)}`;
  });
  return page('Metrics', `The vocabulary of ${METRICS.size} measures that Aceso keeps.`, ...sections);
}
