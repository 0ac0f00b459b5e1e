import { createHash, randomUUIDv7 } from 'node:crypto';
import type { Input } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import { VendorFault, type HookNews, type HookVerdict } from '@aceso/integrations/kit/connector';
import { Fault, invalid, notFound, type Call } from '@aceso/kit';
import type { ConnectDeps } from '../connect/deps.ts';
import { answerVendor, hookExchange, type HookExchange } from '../connect/hook-exchange.ts';
import { requireConnector } from '../connect/require-connector.ts';
import { saveHookCall, type StoredNews } from '../store/hook-calls.ts';

/**
 * Judges a call, stores it, answers; the work comes afterwards.
 *
 * What is not proven is refused. The same call again is answered like the first and changes nothing: vendors repeat what they have not heard
 * an answer to. A hint, which carries neither an id nor a time, may mean something new each time: it is followed again.
 */
export const receiveHook =
  (deps: ConnectDeps) =>
  async ({ params }: Input<typeof healthData.operations.receiveHook>, call: Call): Promise<void> => {
    const { webhook, ...connector } = requireConnector(deps, params.integration);
    const exchange = webhook && (await hookExchange(deps, connector, 'POST', call));
    if (webhook === undefined || exchange === undefined)
      throw notFound('no-such-integration', `${connector.manifest.name} is not expected to call.`);
    const shake = webhook.handshake?.(exchange.request, exchange.keys);
    if (shake !== undefined) return await answerVendor(call, shake.status, shake.json);
    const verdict = webhook.check(exchange.request, exchange.keys, deps.now());
    if (verdict.kind === 'forged' || verdict.kind === 'stale') {
      deps.log.warn({ vendor: params.integration, verdict: verdict.kind }, `a call was refused: ${verdict.why ?? verdict.kind}`);
      throw new Fault(
        'hook-refused',
        401,
        verdict.kind === 'stale' ? 'The call is too old.' : 'The call is not proven to come from the vendor.',
      );
    }
    const news = readNews(() => webhook.read(exchange.request));
    const digest = digestOf(params.integration, exchange, verdict);
    const hook = {
      hookId: randomUUIDv7(),
      vendor: params.integration,
      clientRef: exchange.clientRef,
      news: news.map(storedOf),
      digest,
      isRepeatable: verdict.kind === 'hint',
    };
    if (news.length > 0 && (await saveHookCall(deps.db, hook, deps.now()))) deps.wakeConnections();
    await answerVendor(call, 200);
  };

function readNews(read: () => readonly HookNews[]): readonly HookNews[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof VendorFault) throw invalid('/body', error.message);
    throw error;
  }
}

const storedOf = ({ userId, stream, window, id, deleted, isGrantEnded }: HookNews): StoredNews => ({
  userId,
  ...(stream !== undefined && { stream }),
  ...(window !== undefined && { from: window.from.toISOString(), to: window.to.toISOString() }),
  ...(id !== undefined && { id }),
  ...(deleted !== undefined && { deleted }),
  ...(isGrantEnded !== undefined && { isGrantEnded }),
});

function digestOf(vendor: string, { request, clientRef }: HookExchange, { mark }: HookVerdict): string {
  const digest = createHash('sha256').update(JSON.stringify([vendor, clientRef ?? null]));
  return digest.update(mark ?? request.body).digest('base64url');
}
