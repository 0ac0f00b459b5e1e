import type { Input } from '@aceso/contracts';
import type { monitoring } from '@aceso/contracts/monitoring';
import { Fault, type Call } from '@aceso/kit';
import type { MonitoringDeps } from '../deps.ts';
import { questionOf } from '../domain/log-question.ts';
import { Follower } from '../live/followers.ts';

type Operation = typeof monitoring.operations.followLogs;

const FOLLOWERS_AT_MOST = 20;
const SIGN_OF_LIFE_MS = 15_000;
/** A screen that cannot keep up is let go; it comes back and goes on. */
const BYTES_UNSENT_AT_MOST = 1_048_576;

/** Server-sent events (HTML Living Standard, 9.2): one `line` each, until the reader leaves. */
export const followLogs = ({ db, now }: Pick<MonitoringDeps, 'db' | 'now'>) => {
  const open = new Set<Follower>();
  return async ({ query }: Input<Operation>, { http }: Call): Promise<void> => {
    if (http === undefined) throw new Error('a live log is for readers over HTTP');
    if (open.size >= FOLLOWERS_AT_MOST)
      throw new Fault('too-many-followers', 503, 'Too many screens follow the log.', { retryAfterSeconds: 10 });
    const { raw } = http.reply.hijack();
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    raw.write(': following\n\n');
    const follower = new Follower(db, questionOf(query), now, (lines) => {
      if (raw.writableLength > BYTES_UNSENT_AT_MOST) raw.destroy();
      else raw.write(lines.map((line) => `event: line\nid: ${line.id}\ndata: ${JSON.stringify(line)}\n\n`).join(''));
    });
    const alive = setInterval(() => void raw.write(': alive\n\n'), SIGN_OF_LIFE_MS);
    open.add(follower);
    raw.on('close', () => {
      clearInterval(alive);
      follower.stop();
      open.delete(follower);
    });
    await follower.start();
  };
};
