import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '../days.ts';
import { noise } from '../../../test/series.ts';
import { decidePrompt, dosageOf, type Prompt, type PromptContext, type PromptLimits } from './decide-prompt.ts';

const DAY = '2026-06-30';
const LIMITS: PromptLimits = { promptsPerDay: 1, promptsPerWeek: 4, promptGapMinutes: 1200, promptFrom: 8, promptUntil: 20 };
const CONTEXT: PromptContext = { dosage: 0, engagement: 0, variation: 0, yesterday: 0, week: 0, pooled: 0 };
const prompt = (daysAgo: number, more: Partial<Prompt> = {}): Prompt => ({
  day: addDays(DAY, -daysAgo),
  decidedAt: new Date(`${addDays(DAY, -daysAgo)}T10:00:00Z`),
  recommendationId: 'r',
  topic: 'activity',
  available: true,
  probability: 0.5,
  sent: true,
  context: CONTEXT,
  reward: undefined,
  dismissed: false,
  ...more,
});
const decide = (prompts: readonly Prompt[], more: { minuteOfDay?: number; studyDay?: number; draw?: number } = {}) =>
  decidePrompt({
    now: new Date(`${DAY}T10:00:00Z`),
    minuteOfDay: 600,
    studyDay: 30,
    prompts,
    topic: 'activity',
    context: CONTEXT,
    limits: LIMITS,
    draw: 0.1,
    ...more,
  });

test('decidePrompt: quiet hours, caps, gap and back-off hold it back, with the rule that did', () => {
  const week = [1.9, 3, 4, 5].map((ago) => prompt(Math.round(ago)));

  assert.deepEqual(decide([], { minuteOfDay: 20 * 60 }), { available: false, reason: 'quiet', probability: 0, sent: false });
  assert.equal(decide([prompt(0)]).reason, 'daily_cap');
  assert.equal(decide(week).reason, 'weekly_cap');
  assert.equal(decide([prompt(1), prompt(1.5), prompt(2)].map((one) => ({ ...one, dismissed: true }))).reason, 'backoff');
  assert.equal(decide([prompt(2)]).available, true);
});

test('decidePrompt: the first week is drawn at a quarter, later between a fifth and four fifths', () => {
  assert.deepEqual(decide([], { studyDay: 7 }), { available: true, reason: 'learning', probability: 0.25, sent: true });
  assert.equal(decide([], { studyDay: 7, draw: 0.25 }).sent, false);
  const { probability, reason } = decide([], { studyDay: 8 });
  assert.ok(probability >= 0.2 && probability <= 0.8);
  assert.equal(reason, 'randomised');
});

test('decidePrompt: where reminders helped the probability rises, where they harmed it falls to its least', () => {
  const random = noise(4);
  const log = (effect: number) =>
    Array.from({ length: 120 }, (_, i) => {
      const sent = random() < 0.5;
      return prompt(10 + i, { sent, reward: (sent ? effect : 0) + random() - 0.5 });
    });

  const [helped, harmed] = [decide(log(1.2)), decide(log(-1.2))];

  assert.ok(helped.probability > 0.7, String(helped.probability));
  assert.equal(harmed.probability, 0.2);
});

test('dosageOf: every reminder adds one, and five per cent fade at each decision', () => {
  assert.equal(dosageOf([]), 0);
  assert.ok(Math.abs(dosageOf([prompt(2), prompt(1, { sent: false }), prompt(0)]) - 1.9025) < 1e-9);
});
