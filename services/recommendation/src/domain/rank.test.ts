import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadGuidelines, type Guideline, type InsightFact } from '@aceso/guidelines/kit';
import { compose, prove } from './compose.ts';
import { decide, newest, silences, type Held } from './decide.ts';
import { detect } from './detect.ts';
import { rank, type RankRules } from './rank.ts';
import { figureText, render, unprovenNumbers } from './render.ts';
import { healthy, nobody, scene, series, TODAY } from '../../test/series.ts';

const { guidelines } = await loadGuidelines(TODAY);
const rules = (more: Partial<RankRules> = {}): RankRules => ({
  facts: nobody(),
  openAtMost: 3,
  silent: new Map(),
  accepted: new Set(),
  ...more,
});
const trouble = scene({
  'sleep-duration': series(60, () => 350),
  'exercise-time': series(60, () => 5),
  'step-count': series(60, () => 3000),
  'body-mass': series(100, (ago) => 80 - ago * 0.05),
  'blood-pressure-systolic': series(60, (ago) => (ago % 2 === 0 ? 142 : undefined)),
  'blood-pressure-diastolic': series(60, (ago) => (ago % 2 === 0 ? 91 : undefined)),
  'oxygen-saturation': series(5, () => 84),
});
const ids = (list: readonly { readonly guideline: Guideline }[]): readonly string[] => list.map(({ guideline }) => guideline.manifest.id);

test('rank: urgent ones come first and are not counted, suggestions are bounded, one a topic', () => {
  const { chosen, alternatives } = rank(guidelines, detect(trouble), rules({ openAtMost: 1 }));

  assert.deepEqual(ids(chosen), ['oxygen-saturation-low', 'blood-pressure-home']);
  assert.equal(alternatives.find(({ guideline }) => guideline === 'sleep-duration')?.outcome, 'outranked');
  assert.equal(alternatives.length, guidelines.length);
});

test('rank: a refused guideline is silent, but what needs care at once is not', () => {
  const silent = new Map([
    ['activity-weekly', 'refused'],
    ['oxygen-saturation-low', 'refused'],
  ]);

  const { chosen, alternatives } = rank(guidelines, detect(trouble), rules({ silent }));

  assert.equal(ids(chosen).includes('activity-weekly'), false);
  assert.equal(ids(chosen)[0], 'oxygen-saturation-low');
  assert.equal(alternatives.find(({ guideline }) => guideline === 'activity-weekly')?.outcome, 'refused');
});

test('rank: a healthy person is told nothing', () => {
  assert.deepEqual(ids(rank(guidelines, detect(healthy(5)), rules()).chosen), []);
});

test('compose: texts state only recorded figures, and every guideline that speaks can be written and proved', () => {
  const detected = detect(trouble);
  const { chosen, alternatives } = rank(guidelines, detected, rules({ openAtMost: 10 }));

  for (const candidate of chosen) {
    const content = compose(candidate);
    assert.deepEqual(unprovenNumbers(`${content.why} ${content.action}`, content.figures), []);
    assert.doesNotMatch(`${content.title} ${content.why} ${content.action}`, /\{|hypertension|diabetes|diagnos/i);
    assert.deepEqual(prove(candidate, trouble.features, alternatives), prove(candidate, trouble.features, alternatives));
  }
  assert.ok(chosen.length >= 5);
});

test('compose: a text with a number that nobody computed is refused', () => {
  const [candidate] = rank(guidelines, detect(trouble), rules()).chosen;
  assert.ok(candidate);
  const forged = {
    ...candidate,
    guideline: { ...candidate.guideline, manifest: { ...candidate.guideline.manifest, why: 'Your value was 41.' } },
  };

  assert.throws(() => compose(forged), /numbers that nobody computed: 41/);
});

test('render: figures read the same everywhere', () => {
  const figure = { name: 'a', value: 395.4, unit: 'min', decimals: 0 };

  assert.deepEqual(
    [
      figureText({ ...figure, metric: 'sleep-duration' }),
      figureText(figure),
      figureText({ name: 'b', value: 54.26, unit: '/min', decimals: 0 }),
    ],
    ['6 h 35 min', '395 minutes', '54 bpm'],
  );
  assert.throws(() => render('{missing}', [figure]), /missing/);
});

const held = (guideline: string, more: Partial<Held>): Held => ({
  recommendationId: 'x',
  guideline,
  topic: 'sleep',
  generation: 1,
  status: 'open',
  revisitOn: undefined,
  ...more,
});

test('decide: what was done comes back as another recommendation, what was put off as the same one', () => {
  const ranked = rank(guidelines, detect(trouble), rules());
  const rows = newest([
    held('activity-weekly', { status: 'done', generation: 2 }),
    held('sleep-duration', { status: 'later', generation: 4 }),
  ]);

  const { placed } = decide(ranked, rows);

  const generations = Object.fromEntries(
    placed.map(({ candidate, generation, isNew }) => [candidate.guideline.manifest.id, [generation, isNew]]),
  );
  assert.deepEqual(
    [generations['activity-weekly'], generations['sleep-duration']],
    [
      [3, true],
      [4, true],
    ],
  );
});

test('decide: an open recommendation that no longer fits is withdrawn, an accepted one goes on', () => {
  const rows = newest([held('training-load-ramp', {}), held('glucose-above-range', { status: 'accepted' })]);

  assert.deepEqual(
    decide(rank(guidelines, detect(healthy(5)), rules()), rows).withdrawn.map(({ guideline }) => guideline),
    ['training-load-ramp'],
  );
});

test('silences: declined, put off, done and muted topics are silent until their day', () => {
  const rows = newest([
    held('a', { status: 'declined', revisitOn: '2026-09-01' }),
    held('b', { status: 'later', revisitOn: '2026-06-01' }),
    held('c', { status: 'done', revisitOn: '2026-07-01' }),
  ]);

  const reasons = silences(
    rows,
    new Set(['weight']),
    new Map([
      ['w', 'weight'],
      ['a', 'sleep'],
    ]),
    TODAY,
  );

  assert.deepEqual([...reasons.keys()].toSorted(), ['a', 'c', 'w']);
});

test('guidelines: none speaks on an insight that is over', () => {
  const over: InsightFact[] = detect(trouble).facts.map((fact) => ({ ...fact, isCurrent: false }));

  assert.deepEqual(ids(rank(guidelines, { facts: over, undecided: new Map(), outcomes: [], past: [] }, rules()).chosen), []);
});
