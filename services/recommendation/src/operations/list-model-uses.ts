import type { Input, Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import { invalid } from '@aceso/kit';
import type { Deps } from '../deps.ts';
import { usesBefore, type ModelUseRow } from '../store/model-uses.ts';

type Contract = typeof recommendation.operations.listModelUses;

/** What left for a model, newest first. */
export const listModelUses =
  ({ db }: Deps) =>
  async ({ params, query }: Input<Contract>): Promise<Output<Contract>> => {
    const rows = await usesBefore(db, params.personId, query.limit, placeOf(query.cursor));
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    return {
      items: items.map(view),
      ...(rows.length > query.limit && last !== undefined ? { next: `${last.at.toISOString()}_${last.use_id}` } : {}),
    };
  };

const view = (row: ModelUseRow): Output<Contract>['items'][number] => ({
  at: row.at.toISOString(),
  model: { provider: row.provider, name: row.model, host: row.host },
  requests: row.requests,
  tools: [...row.tools],
  sentBytes: row.sent_bytes,
  receivedBytes: row.received_bytes,
  ...(row.outcome === null ? {} : { outcome: row.outcome }),
});

const FORM = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function placeOf(cursor: string | undefined): { readonly at: Date; readonly useId: string } | undefined {
  if (cursor === undefined) return undefined;
  const [, at, useId] = FORM.exec(cursor) ?? [];
  if (at === undefined || useId === undefined || Number.isNaN(Date.parse(at)))
    throw invalid('/query/cursor', 'must be the `next` of the page before');
  return { at: new Date(at), useId };
}
