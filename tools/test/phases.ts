/** A step of the whole suite: commands that must end well, or test files. */
export type Phase = CommandPhase | TestPhase;

export interface CommandPhase {
  readonly kind: 'commands';
  readonly name: string;
  readonly title: string;
  readonly commands: readonly (readonly [command: string, ...args: string[]])[];
}

export interface TestPhase {
  readonly kind: 'tests';
  readonly name: string;
  readonly title: string;
  /** Globs of its files; the phase with `'the rest'` takes every test file that no other one names. */
  readonly files: readonly string[] | 'the rest';
  /** All files in one process: a hundred times faster, for code that keeps nothing between calls. */
  readonly inOneProcess?: boolean;
  /** So many files that lie beside each other in one process: they load the same modules, which takes longer than most of their tests. */
  readonly together?: number;
  /** A server that all files share. */
  readonly needsDatabase?: boolean;
  /** Servers that files lease, one for each that runs at the same time. */
  readonly leasesDatabases?: boolean;
  /** Files, or processes of several, at the same time. */
  readonly concurrency?: number;
  /** Longest time of one file. */
  readonly fileTimeoutSeconds: number;
}

/** The cheap questions: what `npm run check` asks. */
export const CHECKS: readonly CommandPhase[] = [
  {
    kind: 'commands',
    name: 'types',
    title: 'Types',
    commands: [
      ['tsc', '-p', '.', '--noEmit'],
      ['tsc', '-p', 'web', '--noEmit'],
    ],
  },
  { kind: 'commands', name: 'lint', title: 'Lint', commands: [['oxlint', '--type-aware', '--quiet']] },
  {
    kind: 'commands',
    name: 'format',
    title: 'Format',
    // All files, in halves that take about as long.
    commands: [
      ['prettier', '--check', '--log-level', 'warn', 'services'],
      ['prettier', '--check', '--log-level', 'warn', '.', '!services/**'],
    ],
  },
];

/** The whole suite, cheapest first. */
export const PHASES: readonly Phase[] = [
  ...CHECKS,
  {
    kind: 'tests',
    name: 'pure',
    title: 'Pure tests',
    files: [
      'contracts/**',
      'science/**',
      'qrisk3/**',
      'charts/**',
      'guidelines/**',
      'integrations/**',
      'simulator/**',
      'services/*/src/domain/**',
      'kit/src/config/{environment,seal}*',
      'kit/src/telemetry/{export-queue,sampler,traceparent}*',
      'tools/**',
      'tests/*',
    ],
    inOneProcess: true,
    fileTimeoutSeconds: 120,
  },
  { kind: 'tests', name: 'web', title: 'Web app', files: ['web/**'], fileTimeoutSeconds: 120 },
  {
    kind: 'tests',
    name: 'doors',
    title: 'Through the door, on PostgreSQL',
    files: 'the rest',
    together: 9,
    concurrency: 3,
    leasesDatabases: true,
    fileTimeoutSeconds: 180,
  },
  {
    kind: 'tests',
    name: 'pacts',
    title: 'Contracts between services',
    files: ['tests/pacts/**'],
    needsDatabase: true,
    concurrency: 1,
    fileTimeoutSeconds: 180,
  },
  { kind: 'tests', name: 'journeys', title: 'Journeys', files: ['tests/journeys/**'], concurrency: 1, fileTimeoutSeconds: 300 },
  {
    kind: 'tests',
    name: 'commands',
    title: 'Commands of the documents',
    files: ['tests/commands/**'],
    concurrency: 3,
    fileTimeoutSeconds: 300,
  },
  { kind: 'tests', name: 'chaos', title: 'Killed and started again', files: ['tests/chaos/**'], concurrency: 2, fileTimeoutSeconds: 300 },
];
