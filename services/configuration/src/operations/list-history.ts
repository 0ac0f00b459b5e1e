import type { Input, Output } from '@aceso/contracts';
import type { configuration } from '@aceso/contracts/configuration';
import { invalid } from '@aceso/kit';
import type { ConfigurationDeps } from '../deps.ts';
import { shownOf, type Stored } from '../domain/stored.ts';
import { changesBefore, type Change } from '../store/changes.ts';

type Operation = typeof configuration.operations.listHistory;
type Item = Output<Operation>['items'][number];

const NEWEST = 2_147_483_647;

/** The cursor is the version of the last line: a new change never moves a page. */
export const listHistory =
  (deps: ConfigurationDeps) =>
  async ({ params: { service }, query }: Input<Operation>): Promise<Output<Operation>> => {
    deps.catalogue.service(service);
    if (query.cursor !== undefined && !/^\d{1,9}$/.test(query.cursor)) throw invalid('/query/cursor', 'is not the `next` of a page');
    const before = query.cursor === undefined ? NEWEST : Number(query.cursor);
    const found = await changesBefore(deps.db, service, query.setting, before, query.limit + 1);
    const items = found.slice(0, query.limit);
    const last = items.at(-1);
    return { items: items.map(itemOf), ...(found.length > items.length && last !== undefined ? { next: String(last.version) } : {}) };
  };

const shown = (name: 'before' | 'after', stored: Stored | undefined) => (stored === undefined ? {} : { [name]: shownOf(stored) });

const itemOf = ({ toVersion, at, changes, ...change }: Change): Item => ({
  ...change,
  at: at.toISOString(),
  ...(toVersion === undefined ? {} : { toVersion }),
  changes: changes.map(({ setting, before, after }) => ({ setting, ...shown('before', before), ...shown('after', after) })),
});
