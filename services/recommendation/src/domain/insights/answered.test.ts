import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadGuidelines, type Facts, type InsightFact } from '@aceso/guidelines/kit';
import { TODAY } from '../../../test/series.ts';
import { DETECTORS } from './all.ts';

const { guidelines } = await loadGuidelines(TODAY);
const FACTS: Facts = { today: TODAY, age: 45, conditions: [], questionnaires: new Map(), series: new Map() };

const fact = (kind: string): InsightFact => ({
  kind,
  title: kind,
  template: '',
  since: TODAY,
  until: TODAY,
  direction: 'above',
  metrics: [],
  figures: [],
  basis: [],
  sureness: { probability: 0.9, basis: '' },
  urgency: 'suggestion',
  method: { id: 'm', version: '1', source: 's' },
  isCurrent: true,
});

test('insights: each kind that may be found is answered by a guideline', () => {
  const kinds = DETECTORS.flatMap((detector) => detector.kinds);
  const unanswered = kinds.filter((kind) => {
    const insights = new Map([[kind, fact(kind)]]);
    return !guidelines.some((guideline) => {
      const judged = guideline.judge({ facts: FACTS, insights, undecided: new Map() });
      return judged.outcome === 'met' && judged.insights.some((one) => one.kind === kind);
    });
  });

  assert.deepEqual(unanswered, []);
});
