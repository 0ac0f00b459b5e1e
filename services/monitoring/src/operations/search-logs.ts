import type { Input, Output } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import type { MonitoringDeps } from '../deps.ts';
import { cursorOf, placeOf } from '../domain/log-cursor.ts';
import { questionOf } from '../domain/log-question.ts';
import { windowOf } from '../domain/window.ts';
import { findLogLines } from '../store/log-lines.ts';

type Operation = typeof monitoring.operations.searchLogs;

/** Without a window everything that is kept is searched. */
export const searchLogs =
  ({ db, now, settings }: Pick<MonitoringDeps, 'db' | 'now' | 'settings'>) =>
  async ({ query }: Input<Operation>): Promise<Output<Operation>> => {
    const window = windowOf(query, now(), settings.get('logDays') * 24);
    const found = await findLogLines(db, questionOf(query), window, placeOf(query.after), query.limit + 1);
    const items = found.slice(0, query.limit);
    const last = items.at(-1);
    return { items: [...items], ...(found.length > items.length && last !== undefined ? { next: cursorOf(last) } : {}) };
  };
