import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  casesOf,
  isLiveForm,
  loadGuidelines,
  problemOf,
  type Condition,
  type Facts,
  type InsightFact,
  type Instrument,
  type Manifest,
  type Smoking,
} from '@aceso/guidelines/kit';

const TODAY = '2026-06-30';
const DAY_MS = 86_400_000;

interface Case {
  readonly name: string;
  /** Kind of insight and how sure it is. */
  readonly insights?: Readonly<Record<string, number>>;
  readonly undecided?: Readonly<Record<string, string>>;
  readonly age?: number;
  readonly sex?: 'female' | 'male';
  readonly country?: string;
  readonly heightCm?: number | null;
  readonly conditions?: readonly Condition[];
  readonly smoking?: Smoking;
  /** Days ago and value, oldest first. */
  readonly readings?: Readonly<Record<string, readonly (readonly [number, number])[]>>;
  /** So many equal days up to yesterday. */
  readonly means?: Readonly<Record<string, readonly [number, number]>>;
  readonly questionnaires?: Readonly<
    Partial<Record<Instrument, { readonly total: number; readonly daysAgo: number; readonly redFlag?: boolean }>>
  >;
  readonly outcome: string;
}

const daysAgo = (days: number): string => new Date(Date.parse(TODAY) - days * DAY_MS).toISOString().slice(0, 10);

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

function factsOf(given: Case): Facts {
  const readings = Object.entries(given.readings ?? {}).map(
    ([metric, points]) => [metric, points.map(([ago, value]) => ({ day: daysAgo(ago), value }))] as const,
  );
  const means = Object.entries(given.means ?? {}).map(
    ([metric, [days, value]]) => [metric, Array.from({ length: days }, (_, i) => ({ day: daysAgo(days - i), value }))] as const,
  );
  return {
    today: TODAY,
    age: given.age,
    sex: given.sex,
    country: given.country,
    heightCm: given.heightCm ?? undefined,
    conditions: given.conditions ?? [],
    smoking: given.smoking,
    questionnaires: new Map(
      Object.entries(given.questionnaires ?? {}).map(([instrument, { total, redFlag = false, daysAgo: ago }]) => [
        instrument as Instrument,
        { total, redFlag, day: daysAgo(ago) },
      ]),
    ),
    series: new Map([...readings, ...means]),
  };
}

const { guidelines, refused } = await loadGuidelines(TODAY);

test('guidelines: every folder loads, and there are enough of them on every subject', () => {
  const topics = new Set(guidelines.map(({ manifest }) => manifest.topic));

  assert.deepEqual(refused, []);
  assert.equal(guidelines.length, globSync('*/manifest.json', { cwd: import.meta.dirname }).length);
  assert.ok(guidelines.length >= 40, `${guidelines.length} guidelines`);
  const wanted =
    'activity sitting sleep sleep-timing heart training blood-pressure weight waist glucose lipids kidney alcohol salt smoking check-up wellbeing recovery data-quality';
  assert.deepEqual(
    wanted.split(' ').filter((topic) => !topics.has(topic)),
    [],
  );
});

for (const { manifest, judge } of guidelines) {
  const cases = casesOf(join(import.meta.dirname, manifest.id)) as readonly Case[];
  test(`${manifest.id}: its table has a case in which it speaks and one in which it does not`, () => {
    assert.ok(cases.some(({ outcome }) => outcome === 'met'));
    assert.ok(cases.some(({ outcome }) => outcome !== 'met'));
  });
  for (const given of cases)
    test(`${manifest.id}: ${given.name}`, () => {
      const judged = judge({
        facts: factsOf(given),
        insights: new Map(Object.entries(given.insights ?? {}).map(([kind, probability]) => [kind, fact(kind, probability)])),
        undecided: new Map(Object.entries(given.undecided ?? {})),
      });

      assert.equal(judged.outcome, given.outcome);
    });
}

test('problemOf: what is not of the form, cites no live page, is due for review or claims too much is not loaded', () => {
  const [good] = guidelines.map(({ manifest }) => manifest);
  assert.ok(good !== undefined);
  const problem = (change: Partial<Record<keyof Manifest, unknown>>): string | undefined =>
    problemOf(good.id, { ...good, ...change } as Manifest, TODAY);
  const citing = (url: string): string | undefined => problem({ citations: [{ ...good.citations[0], url }] });

  assert.equal(problem({}), undefined);
  assert.match(problem({ citations: [] }) ?? '', /not of the form: \/citations/);
  assert.match(problem({ citations: [{ ...good.citations[0], strength: undefined }] }) ?? '', /not of the form/);
  assert.match(problem({ expectedEffect: undefined }) ?? '', /not of the form/);
  assert.match(problem({ contraindications: ['bad-luck'] }) ?? '', /not of the form/);
  assert.match(citing('https://example.com/guideline') ?? '', /leads to no page/);
  assert.match(citing('https://www.who.int/') ?? '', /leads to no page/);
  assert.match(problem({ reviewBy: '2026-06-29', reviewedOn: '2024-01-01' }) ?? '', /looked at again/);
  assert.match(problem({ why: 'You have diabetes.' }) ?? '', /claims a diagnosis/);
  assert.match(problem({ steps: ['Stop taking your tablets.'] }) ?? '', /a change of medicine/);
  assert.match(problem({ title: 'Walk 10 minutes' }) ?? '', /digits/);
});

test('isLiveForm: a DOI or a page of a known issuer, and nothing else', () => {
  const live = [
    'https://doi.org/10.1001/jama.2021.6238',
    'https://www.nice.org.uk/guidance/ng246',
    'https://www.who.int/publications/i/item/9789240015128',
  ];
  const dead = [
    '',
    'doi.org/10.1001/x',
    'http://doi.org/10.1001/jama.2021.6238',
    'https://doi.org/',
    'https://who.int.example.com/a/page',
    'https://user@doi.org/10.1001/abc',
    'https://nhs.uk',
  ];

  assert.deepEqual([live.filter((url) => !isLiveForm(url)), dead.filter(isLiveForm)], [[], []]);
});
