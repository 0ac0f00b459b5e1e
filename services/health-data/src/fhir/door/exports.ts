import { randomUUIDv7 } from 'node:crypto';
import { Fault, forbidden, invalid, type Call } from '@aceso/kit';
import { baseOf, checkFormat, type Given, headerOf, httpOf, noSuchResource, parametersOf } from '@aceso/kit/fhir';
import type { Deps } from '../../deps.ts';
import type { ExportQueue } from '../../jobs/export-queue.ts';
import { findExport, insertExport, runningExports, type BulkExport, type ExportPart } from '../../store/fhir-exports.ts';
import { sinceAsked, typesAsked } from './everything.ts';
import { allowanceOf, type Type } from './reach.ts';

export type ExportDeps = Deps & { readonly queue: ExportQueue };

const KNOWN = new Set(['_outputFormat', '_since', '_type']);
const NDJSON = new Set(['application/fhir+ndjson', 'application/ndjson', 'ndjson']);
const RUNNING_MOST = 2;
const RETRY_SECONDS = 30;

/** Groups that there are: everybody whom the caller may see, the caller, those who share with the caller. */
export type Group = 'all' | 'me' | 'shared';

/** Begins an export of a group. What the caller may have is asked now, and again when a file is fetched. */
export async function beginBulkExport(deps: ExportDeps, call: Call, group: Group, given: Given): Promise<void> {
  checkFormat(call, {});
  if (!/(^|[;,\s])respond-async\b/i.test(headerOf(call, 'prefer') ?? ''))
    throw new Fault('export-needs-async', 400, 'An export is done in the background.');
  const parameters = parametersOf(given, KNOWN, headerOf(call, 'prefer'));
  const format = parameters.one('_outputFormat');
  if (format !== undefined && !NDJSON.has(format.replaceAll(' ', '+')))
    throw invalid('/query/_outputFormat', `must be one of ${[...NDJSON].join(', ')}`);
  const [types, updated] = [typesAsked(parameters.values('_type')), sinceAsked(parameters.one('_since'))];
  const parts = await partsOf(call, group, types);
  if (parts.length === 0) throw forbidden('There is nobody whose data you may export.');
  const { subject } = call.principal;
  if ((await runningExports(deps.db, subject)) >= RUNNING_MOST)
    throw new Fault('too-many-requests', 429, 'Two exports are under way already.', { retryAfterSeconds: RETRY_SECONDS });
  const exportId = randomUUIDv7();
  const createdAt = deps.now();
  await deps.db.tx(async (tx) => {
    await insertExport(tx, {
      exportId,
      subject,
      request: `${deps.publicOrigin}${httpOf(call).request.url}`,
      personIds: [...new Set(parts.map(({ personId }) => personId))],
      parameters: { parts, updated },
      createdAt,
      expiresAt: new Date(createdAt.getTime() + deps.settings.get('bulkExportHours') * 3_600_000),
    });
    await deps.queue.send(tx, exportId);
  });
  void httpOf(call)
    .reply.code(202)
    .header('cache-control', 'no-store')
    .header('content-location', statusAddress(deps.publicOrigin, exportId))
    .send();
}

export const statusAddress = (origin: string, exportId: string): string => `${baseOf(origin)}/$export-status/${exportId}`;
export const fileAddress = (origin: string, exportId: string, name: string): string => `${baseOf(origin)}/$export-file/${exportId}/${name}`;

async function partsOf(call: Call, group: Group, types: readonly Type[]): Promise<readonly ExportPart[]> {
  const own = call.principal.personId;
  const people = (await call.reach.people()).filter((personId) => group === 'all' || (personId === own) === (group === 'me'));
  const parts: ExportPart[] = [];
  for (const personId of people)
    for (const type of types) {
      const allowance = await allowanceOf(call, personId, type, 'r');
      if (allowance !== undefined) parts.push({ personId, type, allowance });
    }
  return parts;
}

/** An export of this account. Throws `no-such-resource` for anybody else's. */
export async function ownExport(deps: Pick<Deps, 'db' | 'now'>, call: Call, exportId: string): Promise<BulkExport> {
  const found = await findExport(deps.db, exportId, deps.now());
  if (found === undefined || found.subject !== call.principal.subject) throw noSuchResource();
  return found;
}

/** Whether the caller, with this token and now, may still have all that a part was written with. */
export async function mayStillHave(call: Call, { personId, type, allowance }: ExportPart): Promise<boolean> {
  const now = await allowanceOf(call, personId, type as Type, 'r'); // Written by ourselves.
  if (now === undefined || !allowance.categories.every((category) => now.categories.includes(category))) return false;
  if (now.bySmartScope && !allowance.bySmartScope) return false;
  const limits = now.limitedTo;
  return limits === undefined || (allowance.limitedTo?.every((limit) => limits.includes(limit)) ?? false);
}
