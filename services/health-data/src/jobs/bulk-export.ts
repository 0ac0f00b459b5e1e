import type { Deps } from '../deps.ts';
import { Fault } from '@aceso/kit';
import { resourcesOf } from '../fhir/door/person-resources.ts';
import { TYPES, type Type } from '../fhir/door/reach.ts';
import type { ExportPiece } from '../store/export-files.ts';
import { beginExport, endExport, findExport, noteExport, type ExportFile, type ExportPart } from '../store/fhir-exports.ts';

/** Resources in one file at most. */
const LINES_IN_A_FILE = 1_000_000;
const PIECE_CHARACTERS = 65_536;

type BulkDeps = Pick<Deps, 'db' | 'users' | 'advisor' | 'now' | 'tails' | 'publicOrigin' | 'exports' | 'log' | 'notes'>;

/** Thrown in the middle of a file when there is no use in going on. */
class TakenAway extends Error {}

/** Writes the files of an export; begun anew when a process died over it, and given up when it was cancelled. */
export async function runBulkExport(deps: BulkDeps, exportId: string, signal: AbortSignal): Promise<void> {
  const found = await findExport(deps.db, exportId, deps.now());
  if (found === undefined || found.status === 'done') return await removeUnless(deps, found !== undefined, exportId);
  if (!(await beginExport(deps.db, exportId))) return;
  const files: ExportFile[] = [];
  try {
    const written = new Written(deps, exportId, signal);
    for (const type of TYPES) {
      const parts = found.parameters.parts.filter((part) => part.type === type);
      if (parts.length > 0) files.push(...(await writeType(deps, exportId, type, lines(deps, parts, found.parameters.updated, written))));
    }
    await removeUnless(deps, await endExport(deps.db, exportId, 'done', files), exportId);
  } catch (error) {
    if (error instanceof TakenAway) return await deps.exports.remove(exportId);
    await endExport(deps.db, exportId, 'failed', []);
    throw error;
  }
}

async function removeUnless(deps: BulkDeps, isWanted: boolean, exportId: string): Promise<void> {
  if (!isWanted) await deps.exports.remove(exportId);
}

/** Counts the parts that are written, and looks whether the export is still wanted. */
class Written {
  readonly #deps: BulkDeps;
  readonly #exportId: string;
  readonly #signal: AbortSignal;
  #parts = 0;
  constructor(deps: BulkDeps, exportId: string, signal: AbortSignal) {
    this.#deps = deps;
    this.#exportId = exportId;
    this.#signal = signal;
  }
  async check(): Promise<void> {
    this.#signal.throwIfAborted();
    if (!(await noteExport(this.#deps.db, this.#exportId, this.#parts))) throw new TakenAway();
  }
  async one(): Promise<void> {
    this.#parts++;
    await this.check();
  }
}

async function* lines(
  deps: BulkDeps,
  parts: readonly ExportPart[],
  updated: readonly string[],
  written: Written,
): AsyncGenerator<ExportPiece> {
  for (const { personId, type, allowance } of parts) {
    try {
      for await (const resources of resourcesOf(deps, { personId, type: type as Type, allowance, updated, dates: [] })) {
        for (const resource of resources) yield { personId, text: `${JSON.stringify(resource)}\n` };
        await written.check();
      }
    } catch (error) {
      // Erased since the export began: there is nothing of them to give.
      if (!(error instanceof Fault && error.code === 'no-such-person')) throw error;
    }
    await written.one();
  }
}

/** Writes the lines of a type into as many files as it takes. A type with nothing has no file. */
async function writeType(deps: BulkDeps, exportId: string, type: string, all: AsyncGenerator<ExportPiece>): Promise<readonly ExportFile[]> {
  const files: ExportFile[] = [];
  let next = await all.next();
  while (next.done !== true) {
    const name = `${type}-${files.length + 1}.ndjson`;
    let count = 0;
    await deps.exports.write(exportId, name, pieces());
    files.push({ type, name, count });

    /** Lines gathered, so that a small resource is not a write of its own; never of two people in one piece. */
    async function* pieces(): AsyncGenerator<ExportPiece> {
      let held: ExportPiece | undefined;
      for (; next.done !== true && count < LINES_IN_A_FILE; next = await all.next(), count++) {
        const { personId, text } = next.value;
        if (held !== undefined && (held.personId !== personId || held.text.length >= PIECE_CHARACTERS)) {
          yield held;
          held = undefined;
        }
        held = { personId, text: (held?.text ?? '') + text };
      }
      if (held !== undefined) yield held;
    }
  }
  return files;
}
