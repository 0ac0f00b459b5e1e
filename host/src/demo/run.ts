import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { identity } from '@aceso/contracts/identity';
import { recommendation } from '@aceso/contracts/recommendation';
import { users } from '@aceso/contracts/users';
import type { PlantedTruth } from '@aceso/simulator';
import { createApi, type Api } from '../cli/api.ts';
import { CommandFailure, EXIT } from '../cli/failure.ts';
import type { Output } from '../cli/output.ts';
import { importFile } from '../commands/import.ts';
import type { Recommendation } from '../commands/recommendations.ts';
import { openDatabases, type Databases } from '../database.ts';
import { forgetRunning, homeFolder, noteRunning, openHome } from '../home.ts';
import { loadModules } from '../modules.ts';
import { SERVICE_NAMES } from '../service-names.ts';
import { startAceso } from '../start.ts';
import { beyondPlanted, foundOf, type PlantedFound, type Unplanted } from './planted.ts';
import { watchResident } from './resident.ts';

export interface DemoOptions {
  readonly seed: number;
  readonly years: number;
  readonly keep: boolean;
  readonly port: number;
  readonly home: string | undefined;
  /** Resolves when it is asked to end. */
  readonly stopped: Promise<void>;
}

export interface DemoResult {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  readonly recommendations: readonly Recommendation[];
  readonly planted: readonly PlantedFound[];
  readonly unplanted: readonly Unplanted[];
  readonly figures: {
    readonly totalSeconds: number;
    readonly startSeconds: number;
    readonly importMBPerSecond: number;
    readonly peakResidentMB: number;
  };
}

const ZONE = 'Europe/Zurich';
const ADVISOR_WITHIN_MS = 60_000;

/** What the walk is given: where it happens, and what counts since when. */
interface Stage {
  readonly folder: string;
  readonly databases: Databases;
  readonly begun: number;
  readonly resident: ReturnType<typeof watchResident>;
}

/**
 * The main job from end to end, as any client would do it; then `stay` decides when it ends. Asked to end before that, it stops the
 * database, removes what is temporary and throws a `CommandFailure` that says so; the services are left to the end of the process.
 */
export async function runDemo(options: DemoOptions, out: Output, stay: (result: DemoResult) => Promise<void>): Promise<void> {
  const begun = performance.now();
  using resident = watchResident();
  const folder = options.keep ? homeFolder(options.home) : mkdtempSync(join(tmpdir(), 'aceso-demo-'));
  const databases = await openDatabases(folder, SERVICE_NAMES, (line) => out.say(`  ${line}`));
  let isShown = false;
  try {
    const walking = walk(options, out, { folder, databases, begun, resident }, async (result) => {
      isShown = true;
      await stay(result);
    });
    const interrupted = options.stopped.then(async () => {
      if (!isShown) throw new CommandFailure('The demo was interrupted.', { exit: EXIT.interrupted });
      await walking;
    });
    await Promise.race([walking, interrupted]);
  } finally {
    forgetRunning(folder);
    await databases.stop();
    if (!options.keep) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Make an export, start, register, upload, wait for the advisor. */
async function walk(
  options: DemoOptions,
  out: Output,
  { folder, databases, begun, resident }: Stage,
  show: (result: DemoResult) => Promise<void>,
): Promise<void> {
  const databaseSeconds = seconds(begun);
  // Before the services are there: what makes the data is no part of the system, and should not fill the machine beside it.
  const file = join(folder, 'export.zip');
  out.say(`  Making ${options.years} years of a made-up person's Apple Health export …`);
  const planted = await makeExport(file, options);
  const starting = performance.now();
  await using aceso = await startAceso({
    home: openHome(folder),
    modules: await loadModules(),
    databases,
    host: '127.0.0.1',
    port: options.port,
    logSink: 'none',
  });
  const startSeconds = Math.round((databaseSeconds + seconds(starting)) * 1000) / 1000;
  const url = aceso.url ?? '';
  noteRunning(folder, { url, pid: process.pid });
  out.say(`  Ten services and PostgreSQL are up in ${startSeconds.toFixed(1)} s.`);
  const { api, email, password } = await demoPerson(url);
  const upload = await importFile(api, file, out);
  const { report } = upload;
  if (upload.status !== 'done' || report === undefined) throw new CommandFailure('The import did not work.', { why: upload.failure });
  const stored = Object.values(report.types).reduce((sum, type) => sum + type.stored, 0);
  out.say(`  Imported ${stored.toLocaleString('en')} records in ${report.seconds.toFixed(1)} s.`);
  const { recommendations, insights } = await advice(api);
  await show({
    url,
    email,
    password,
    recommendations,
    planted: foundOf(planted, insights),
    unplanted: beyondPlanted(planted, insights),
    figures: {
      totalSeconds: seconds(begun),
      startSeconds,
      importMBPerSecond: Math.round(report.bytes / 1e5 / report.seconds) / 10,
      peakResidentMB: resident.peak(),
    },
  });
}

/** Size of the document for each year: about what a watch writes that measures every quarter of an hour. */
const MEGABYTES_A_YEAR = 37;

/** Runs `aceso simulate` beside, so that making the data takes nothing from the memory of what reads it. */
async function makeExport(file: string, { seed, years }: DemoOptions): Promise<readonly PlantedTruth[]> {
  const entry = join(import.meta.dirname, '../main.ts');
  const size = String(Math.max(MEGABYTES_A_YEAR * years, 1));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...process.execArgv,
      entry,
      'simulate',
      file,
      '--json',
      '--seed',
      String(seed),
      '--years',
      String(years),
      '--megabytes',
      size,
      '--time-zone',
      ZONE,
    ],
    { maxBuffer: 16_777_216 },
  );
  return (JSON.parse(stdout) as { planted: readonly PlantedTruth[] }).planted; // Our own command wrote it.
}

const seconds = (since: number): number => Math.round(performance.now() - since) / 1000;

async function demoPerson(url: string): Promise<{ readonly api: Api; readonly email: string; readonly password: string }> {
  const [email, password] = [`sam-${randomBytes(3).toString('hex')}@demo.aceso`, randomBytes(9).toString('base64url')];
  const open = createApi(url, undefined);
  await open.call(users.operations.registerPerson, {
    params: {},
    query: {},
    body: {
      email,
      password,
      displayName: 'Sam',
      birthYear: new Date().getFullYear() - 42,
      sex: 'male',
      heightCm: 178,
      timeZone: ZONE,
      language: 'en',
      country: 'CH',
      consents: ['storage-and-advice'],
    },
  });
  const { accessToken } = await open.call(identity.operations.signIn, { params: {}, query: {}, body: { email, password } });
  return { api: createApi(url, accessToken), email, password };
}

/** Waits until the advisor has read everything. */
async function advice(api: Api) {
  const params = { personId: 'me' };
  for (const end = performance.now() + ADVISOR_WITHIN_MS; performance.now() < end; await pause(25)) {
    const { evaluatedAt, pendingChanges } = await api.call(recommendation.operations.getAdvisorState, { params });
    if (evaluatedAt === undefined || pendingChanges > 0) continue;
    const { items: recommendations } = await api.call(recommendation.operations.listRecommendations, { params, query: { status: 'open' } });
    const { items: insights } = await api.call(recommendation.operations.listInsights, { params });
    if (insights.length > 0) return { recommendations, insights };
  }
  throw new CommandFailure('The advisor did not finish in time.');
}
