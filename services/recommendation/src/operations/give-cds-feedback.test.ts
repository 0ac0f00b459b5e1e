import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openClinic, SERVICE } from '../../test/clinic.ts';
import { openRecommendation } from '../../test/open-recommendation.ts';
import { series } from '../../test/series.ts';

interface Cards {
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

test('giveCdsFeedback: what became of a card is kept for cards that were shown, the person sees it, and erasure takes it away', async () => {
  await using open = await openRecommendation();
  open.daily.set(
    'sleep-duration',
    series(60, () => 350),
  );
  await open.changed();
  const clinic = await openClinic(open);
  await clinic.share();
  const { cards } = await clinic.view(open.ada.personId);
  const feedback = (card: string, more: object) => ({ card, outcomeTimestamp: '2026-06-30T12:01:00Z', ...more });

  const reply = await clinic.call(`${SERVICE}/feedback`, {
    feedback: [
      feedback(cards[0]?.uuid ?? '', {
        outcome: 'overridden',
        overrideReason: { reason: { code: 'already-doing' }, userComment: 'said so on the phone' },
      }),
      feedback(randomUUID(), { outcome: 'accepted' }),
    ],
  });

  assert.equal(reply.status, 200, reply.text);
  const { items } = await open.get<Cards>('/v1/people/me/clinician-cards');
  assert.equal(items.length, cards.length);
  const answered = items.filter(({ outcome }) => outcome !== undefined);
  assert.deepEqual(
    answered.map(({ cardId, system, outcome, reason }) => [cardId, system, outcome, reason]),
    [[cards[0]?.uuid, 'Clinic', 'overridden', 'already-doing']],
  );
  assert.ok('recommendationId' in (answered[0] ?? {}));
  const stored = await open.house.database
    .dbOf('recommendation')
    .one<{ text: string }>({ text: `select string_agg(c::text, ' ') as text from recommendation.clinician_card as c`, values: [] });
  assert.doesNotMatch(stored?.text ?? '', /phone/);
  const erased = await open.house.ask('recommendation', {
    as: { subject: 'service:users', roles: ['service'], scopes: ['*'] },
    method: 'DELETE',
    path: `/v1/people/${open.ada.personId}/advice`,
  });
  assert.equal(erased.status, 200, erased.text);
  assert.deepEqual((await open.get<Cards>('/v1/people/me/clinician-cards')).items, []);
});

test('giveCdsFeedback: a token for the hook is not one for feedback', async () => {
  await using open = await openRecommendation();
  const clinic = await openClinic(open);
  const body = { feedback: [{ card: randomUUID(), outcome: 'accepted', outcomeTimestamp: '2026-06-30T12:01:00Z' }] };

  const refused = await clinic.call(`${SERVICE}/feedback`, body, await clinic.token(SERVICE));
  const fine = await clinic.call(`${SERVICE}/feedback`, body);

  assert.deepEqual([refused.status, fine.status], [401, 200]);
});
