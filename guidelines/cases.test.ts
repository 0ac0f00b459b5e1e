import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { casesOf, loadGuidelines, type InsightFact } from '@aceso/guidelines/kit';

interface Case {
  readonly name: string;
  /** Kind of insight and how sure it is. */
  readonly insights: Readonly<Record<string, number>>;
  readonly undecided: Readonly<Record<string, string>>;
  readonly age: number;
  readonly conditions?: readonly string[];
  readonly outcome: string;
}

const fact = (kind: string, probability: number): InsightFact => ({
  kind,
  title: kind,
  template: '',
  since: '2026-06-01',
  until: '2026-06-30',
  direction: 'above',
  metrics: [],
  figures: [],
  basis: [],
  sureness: { probability, basis: '' },
  urgency: 'suggestion',
  method: { id: 'm', version: '1', source: 's' },
  isCurrent: true,
});

const { guidelines, refused } = await loadGuidelines('2026-06-30');

test('guidelines: every folder loads', () => {
  assert.deepEqual(refused, []);
  assert.equal(guidelines.length, globSync('*/manifest.json', { cwd: import.meta.dirname }).length);
});

for (const { manifest, judge } of guidelines)
  for (const given of casesOf(join(import.meta.dirname, manifest.id)) as readonly Case[])
    test(`${manifest.id}: ${given.name}`, () => {
      const judged = judge({
        facts: { age: given.age, conditions: given.conditions ?? [] },
        insights: new Map(Object.entries(given.insights).map(([kind, probability]) => [kind, fact(kind, probability)])),
        undecided: new Map(Object.entries(given.undecided)),
      });

      assert.equal(judged.outcome, given.outcome);
    });
