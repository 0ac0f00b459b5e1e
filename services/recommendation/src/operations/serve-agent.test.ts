import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recommendation } from '@aceso/contracts/recommendation';
import { openRecommendation, type OpenRecommendation } from '../../test/open-recommendation.ts';
import { series } from '../../test/series.ts';
import { TOOLS } from '../agents/tools.ts';

interface Answer {
  readonly query: string;
  readonly n: number;
  readonly sources: readonly string[];
  readonly items: readonly Record<string, unknown>[];
}

const HEADERS = { accept: 'application/json, text/event-stream' };

async function use(open: OpenRecommendation, name: string, input: object = {}): Promise<Answer> {
  const reply = await open.house.ask('recommendation', {
    as: open.ada,
    path: '/mcp',
    headers: HEADERS,
    body: { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: input } },
  });
  assert.equal(reply.status, 200, reply.text);
  const message = /^data: (.+)$/m.exec(reply.text)?.[1] ?? reply.text;
  const { result } = JSON.parse(message) as { result: { isError?: boolean; content: unknown; structuredContent: Answer } };
  assert.notEqual(result.isError, true, JSON.stringify(result.content));
  return result.structuredContent;
}

const shortNights = (open: OpenRecommendation): void =>
  void open.daily.set(
    'sleep-duration',
    series(60, () => 350),
  );

test('serveAgent: insights and recommendations come with figures, sureness and guideline, and their proof with days and sources', async () => {
  await using open = await openRecommendation();
  shortNights(open);
  await open.changed();

  const insights = await use(open, 'insights');
  const advice = await use(open, 'recommendations', { status: 'open' });
  const insightProof = await use(open, 'insight_proof', { insightId: insights.items[0]?.['insightId'] });
  const proof = await use(open, 'recommendation_proof', { recommendationId: advice.items[0]?.['recommendationId'] });

  assert.ok(insights.items.length > 0 && advice.items.length > 0);
  for (const name of ['since', 'until', 'figures', 'sureness', 'urgency']) assert.ok(name in (insights.items[0] ?? {}), name);
  for (const name of ['why', 'action', 'figures', 'sureness', 'guidelines', 'disclaimer']) assert.ok(name in (advice.items[0] ?? {}), name);
  assert.ok(!('score' in (advice.items[0] ?? {})), 'what nobody needs is not told');
  assert.ok(insightProof.n > 0 && proof.n > 0);
  assert.ok('guideline' in (proof.items[0] ?? {}));
});

test('serveAgent: a token that is no person’s, and a token without the scope, are refused', async () => {
  await using open = await openRecommendation();
  const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'insights', arguments: {} } };
  const ask = (as: object) => open.house.ask('recommendation', { path: '/mcp', headers: HEADERS, body, ...as });

  const nobody = await ask({});
  const service = await ask({ as: { subject: 'service:analytics', roles: ['service'] } });
  const narrow = await ask({ as: { ...open.ada, scopes: ['health-data:samples:read'] } });

  assert.deepEqual([nobody.status, service.status, narrow.status], [401, 403, 403]);
  assert.match(String(nobody.headers['www-authenticate']), /resource_metadata="http:\/\/aceso\.test\//);
  assert.match(String(narrow.headers['www-authenticate']), /insufficient_scope/);
});

test('serveAgent: every tool reads, has a name of its own, and needs no more than the resource may give', () => {
  const scopes = Object.keys(recommendation.operations.serveAgent.resource?.scopes ?? {});

  assert.ok(TOOLS.every(({ operation }) => operation.method === 'GET' || operation.id === 'recommendation.ask'));
  assert.equal(new Set(TOOLS.map(({ name }) => name)).size, TOOLS.length);
  assert.deepEqual([...new Set(TOOLS.map(({ operation }) => operation.permission as string))].toSorted(), scopes.toSorted());
});
