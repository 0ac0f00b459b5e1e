import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '@aceso/kit';
import type { CheckedQuestion } from '../domain/question.ts';
import type { TrueCell } from '../domain/release.ts';
import { shardStates } from '../store/shards.ts';
import { openDuck, type Duck } from './duck.ts';
import { cellsOf } from './cells.ts';
import { metricsWith, type Overview } from './overview.ts';
import { writeShard } from './write-shard.ts';

/** What a reading of the columns is made on. */
export interface ReadOn<T> {
  readonly dataVersion: string;
  readonly result: T;
}

/** The Parquet columns of this process: written from the values in PostgreSQL, read by questions. */
export interface Columns {
  /** Exact cells of a question, on columns that are no older than `lifeSeconds` and contain nobody who has left. */
  cells(checked: CheckedQuestion, lifeSeconds: number): Promise<ReadOn<readonly TrueCell[]>>;
  overview(smallestCell: number, lifeSeconds: number): Promise<ReadOn<Overview>>;
  /** Writes files anew that contain somebody who has left. */
  purge(): Promise<void>;
  close(): Promise<void>;
}

interface File {
  readonly shard: number;
  readonly version: number;
  readonly path: string;
}

const NAME = /^shard-(\d+)-v(\d+)\.parquet$/;

export interface ColumnsDeps {
  readonly db: Db;
  readonly now: () => Date;
  readonly folder: string;
}

/** Opens the columns of a folder. Work on the files goes one after the other: a file is never taken away under a question. */
export function openColumns({ db, now, folder: home }: ColumnsDeps): Columns {
  const folder = join(home, 'columns');
  mkdirSync(folder, { recursive: true });
  let duck: Promise<Duck> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let writtenAt: number | undefined;
  dropLeftovers(folder);
  /** Versions that this process has written or found, empty shards included. */
  const known = new Map(filesIn(folder).map(({ shard, version }) => [shard, version]));

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined); // The next in turn does not care how this one ended; whoever asked for it does.
    return mine;
  };
  const opened = (): Promise<Duck> => (duck ??= openDuck(home));
  const found = (): readonly File[] => filesIn(folder);
  const replace = async (shard: number, version: number): Promise<void> => {
    const draft = join(folder, `draft-${shard}.parquet`);
    rmSync(draft, { force: true });
    // An empty file is none: DuckDB cannot tell the types of nothing.
    const written = await writeShard({ db, duck: opened }, shard, draft);
    const old = found().filter((file) => file.shard === shard && file.version !== version);
    if (written) renameSync(draft, join(folder, `shard-${shard}-v${version}.parquet`));
    for (const file of old) rmSync(file.path);
    known.set(shard, version);
  };
  const refresh = async (outlived: boolean): Promise<string> => {
    for (const { shard, version, removal_version: removal } of await shardStates(db)) {
      const have = known.get(shard) ?? 0;
      if (have < removal || (outlived && have < version)) await replace(shard, version);
    }
    const versions = [...known].toSorted(([a], [b]) => a - b);
    return createHash('sha256').update(JSON.stringify(versions)).digest('hex').slice(0, 16);
  };
  const current = async (lifeSeconds: number): Promise<string> => {
    const at = now().getTime();
    const outlived = writtenAt === undefined || at - writtenAt >= lifeSeconds * 1000;
    const version = await refresh(outlived);
    if (outlived) writtenAt = at;
    return version;
  };
  const read = <T>(lifeSeconds: number, act: (duck: Duck, paths: readonly string[]) => Promise<T>, empty: T): Promise<ReadOn<T>> =>
    inTurn(async () => {
      const dataVersion = await current(lifeSeconds);
      const paths = found().map(({ path }) => path);
      return { dataVersion, result: paths.length === 0 ? empty : await act(await opened(), paths) };
    });
  return {
    cells: (checked, lifeSeconds) => read(lifeSeconds, (open, paths) => cellsOf(open, paths, checked), []),
    overview: (smallestCell, lifeSeconds) =>
      read(lifeSeconds, (open, paths) => metricsWith(open, paths, smallestCell), { metrics: [], newestDay: undefined }),
    purge: () => inTurn(async () => void (await refresh(false))),
    close: () => inTurn(async () => (await duck)?.close()),
  };
}

function filesIn(folder: string): readonly File[] {
  return readdirSync(folder).flatMap((name) => {
    const [, shard, version] = NAME.exec(name) ?? [];
    return shard === undefined ? [] : [{ shard: Number(shard), version: Number(version), path: join(folder, name) }];
  });
}

/** A program that died while it replaced a file left the old one beside the new one, or a draft. */
function dropLeftovers(folder: string): void {
  const newest = Map.groupBy(filesIn(folder), ({ shard }) => shard);
  const keep = new Set([...newest.values()].map((files) => files.toSorted((a, b) => b.version - a.version)[0]?.path));
  for (const name of readdirSync(folder)) if (!keep.has(join(folder, name))) rmSync(join(folder, name));
}
