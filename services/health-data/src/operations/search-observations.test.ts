import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frozenClock, person } from '@aceso/kit/testing';
import { chance } from '../../test/columns.ts';
import { everyPage, fhir, LOINC, resources, search, type FhirResource, type Outcome } from '../../test/fhir.ts';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';

const START = Date.UTC(2026, 2, 2, 8);
const HOUR = 3_600_000;
const iso = (at: number): string => new Date(at).toISOString();
const beat = (at: number, value: number) => ({ metric: 'heart-rate', start: iso(at), value, unit: '/min' });
const steps = (at: number, value: number) => ({ metric: 'step-count', start: iso(at), end: iso(at + HOUR), value, unit: '{steps}' });

/** Three days of a watch, half of them of a strap too, weight, a pressure, and steps. */
async function filled(): Promise<OpenHealthData> {
  const open = await openHealthData({ timeZone: 'Europe/Zurich', now: frozenClock('2026-06-01T08:00:00Z') });
  const hours = Array.from({ length: 60 }, (_, i) => START + i * HOUR);
  await open.push(hours.map((at, i) => beat(at, 60 + (i % 30))));
  await open.push(
    hours.filter((_, i) => i % 2 === 0).map((at) => beat(at, 100)),
    { name: 'Strap', kind: 'monitor' },
  );
  await open.push(hours.map((at) => steps(at, 500)));
  await open.push(
    [
      { metric: 'body-mass', start: iso(START), value: 70.4, unit: 'kg' },
      { metric: 'blood-pressure-systolic', start: iso(START + HOUR), value: 121, unit: 'mm[Hg]' },
      { metric: 'blood-pressure-diastolic', start: iso(START + HOUR), value: 79, unit: 'mm[Hg]' },
      { metric: 'blood-pressure-systolic', start: iso(START + 2 * HOUR), value: 125, unit: 'mm[Hg]' },
    ],
    { name: 'Scale', kind: 'scale' },
  );
  return open;
}

const starts = (found: readonly FhirResource[]): readonly string[] =>
  found.map(({ effectiveDateTime, effectivePeriod }) => String(effectiveDateTime ?? (effectivePeriod as { start: string }).start));

test('searchObservations: pages of any size give every sample once, newest or oldest first, across measures and sources', async () => {
  await using open = await filled();
  const whole = resources(await search(open, 'Observation?_count=1000&_sort=date'));

  assert.equal(whole.length, 60 + 30 + 60 + 1 + 2);
  assert.deepEqual(starts(whole), starts(whole).toSorted());
  for (const [sort, count] of [
    ['date', 1],
    ['-date', 7],
    ['date', 100],
    ['-date', 153],
  ] as const) {
    const found = (await everyPage(open, `Observation?_count=${count}&_sort=${sort}`)).flatMap(resources);
    const ids = found.map(({ id }) => id);

    assert.deepEqual(
      ids,
      whole.map(({ id }) => id).toSorted((a, b) => (sort === 'date' ? 1 : -1) * (place(whole, a) - place(whole, b))),
      `${sort} ${count}`,
    );
  }
});

const place = (whole: readonly FhirResource[], id: string): number => whole.findIndex((one) => one.id === id);

test('searchObservations: whatever comes in between two pages, nothing is given twice and nothing that was there is left out', async () => {
  await using open = await filled();

  for (const [seed, sort] of ['date', '-date', 'date', '-date'].entries()) {
    const below = chance(seed + 1);
    const before = new Set(resources(await search(open, 'Observation?_count=1000')).map(({ id }) => id));
    // Any time around what is there, now and then one that is there already, from any source.
    const some = () =>
      Array.from({ length: 1 + below(20) }, () =>
        beat(START + (below(2) === 0 ? below(60) * HOUR : below(80 * HOUR) - 10 * HOUR), 50 + below(60)),
      );
    const pages = await everyPage(open, `Observation?_count=${5 + below(40)}&_sort=${sort}`, () =>
      open.push(some(), { name: below(2) === 0 ? 'Watch' : 'Band', kind: 'watch' }),
    );
    const ids = pages.flatMap(resources).map(({ id }) => id);

    assert.equal(new Set(ids).size, ids.length, `seed ${seed}: nothing twice`);
    assert.deepEqual(
      [...before].filter((id) => !ids.includes(id)),
      [],
      `seed ${seed}: nothing left out`,
    );
  }
});

test('searchObservations: code, category and their systems choose; an unknown code finds nothing', async () => {
  await using open = await filled();
  const count = async (query: string) => (await search(open, `Observation?_summary=count&${query}`)).total;

  assert.deepEqual(
    await Promise.all(
      [
        'code=8867-4',
        `code=${LOINC}|8867-4`,
        'code=http://other|8867-4',
        'code=|8867-4',
        `code=${LOINC}|`,
        'code=heart-rate,body-mass',
        'code=29463-7&code=8867-4',
        'code=85354-9',
        'code=0000-0',
        'category=vital-signs',
        'category=http://terminology.hl7.org/CodeSystem/observation-category|activity',
        'category=heart',
        'category=laboratory',
        'category=vital-signs&code=29463-7',
        'subject=Patient/PERSON&code=29463-7'.replace('PERSON', open.ada.personId),
      ].map(count),
    ),
    [90, 90, 0, 0, 153, 91, 0, 2, 0, 93, 60, 90, 0, 1, 1],
  );
});

test('searchObservations: date prefixes mean what R4 says, several must all hold, days are the person’s', async () => {
  await using open = await filled();
  const total = async (query: string) => (await search(open, `Observation?code=8867-4,55423-8,29463-7&_summary=count&${query}`)).total;
  const beats = async (query: string) => (await search(open, `Observation?code=8867-4&_summary=count&${query}`)).total;
  const first = iso(START).slice(0, 19);

  assert.deepEqual(
    await Promise.all(
      // Zurich is an hour ahead: the 3rd begins at 23:00 UTC of the 2nd, 15 hours after the first beat.
      [
        'date=2026-03-02',
        'date=lt2026-03-03',
        'date=2026-03-03',
        'date=ge2026-03-03&date=lt2026-03-04',
        'date=2026',
        'date=ne2026-03-03',
        'date=2026-03,2025',
        'date=2025',
      ].map(beats),
    ),
    [15 + 8, 15 + 8, 24 + 12, 24 + 12, 90, 90 - 36, 90, 0],
  );
  assert.deepEqual(
    await Promise.all(
      [`date=${first}Z`, `date=gt${first}Z`, `date=ge${first}Z`, `date=lt${first}Z`, `date=le${first}Z`, `date=${first}+00:00`].map(beats),
    ),
    [2, 88, 90, 0, 2, 2],
  );
  // An hour of steps that begins before and ends after a moment is neither before nor after it.
  const middle = iso(START + HOUR / 2).slice(0, 19);
  const stepsAt = async (prefix: string) => (await search(open, `Observation?code=55423-8&_summary=count&date=${prefix}${middle}Z`)).total;
  assert.deepEqual(await Promise.all(['lt', 'gt', 'sa', 'eb', 'eq', 'ne'].map(stepsAt)), [1, 60, 59, 0, 0, 60]);
  assert.equal(await total('date=ge2026-03-02T08:00:00Z'), 151);
});

test('searchObservations: a page has exact counts and links, and daily values only when they are asked for', async () => {
  await using open = await filled();

  const page = await search(open, 'Observation?code=8867-4&_count=2&_total=accurate');
  const daily = resources(await search(open, 'Observation?_tag=daily&code=8867-4&_sort=date'));
  const stepsOfDays = resources(await search(open, `Observation?code=${LOINC}|41950-7&_sort=date`));
  const both = await search(open, 'Observation?_tag=measured,daily&code=8867-4&_count=1000');

  assert.deepEqual([page.total, page.entry?.length, page.link.map(({ relation }) => relation)], [90, 2, ['self', 'next']]);
  assert.equal(page.link[0]?.url, 'http://aceso.test/fhir/R4/Observation?code=8867-4&_count=2&_total=accurate');
  assert.deepEqual(starts(daily), ['2026-03-02', '2026-03-03', '2026-03-04']);
  assert.deepEqual(
    stepsOfDays.map(({ effectiveDateTime, valueQuantity }) => [
      effectiveDateTime,
      (valueQuantity as { value: number; code: string }).value,
      (valueQuantity as { code: string }).code,
    ]),
    [
      ['2026-03-02', 7500, '{steps}/d'],
      ['2026-03-03', 12_000, '{steps}/d'],
      ['2026-03-04', 10_500, '{steps}/d'],
    ],
  );
  assert.equal(both.entry?.length, 93);
  assert.deepEqual(
    new Set(resources(both).flatMap(({ meta }) => (meta as { tag: { code: string }[] }).tag.map(({ code }) => code))),
    new Set(['measured', 'daily']),
  );
});

test('searchObservations: what is not known is refused with the name, and left out when the caller is lenient', async () => {
  await using open = await filled();
  const strict = async (query: string) => {
    const reply = await fhir(open, `Observation?${query}`);
    const outcome = reply.json<Outcome>();
    assert.equal(outcome.resourceType, 'OperationOutcome');
    assert.match(String(reply.headers['content-type']), /^application\/fhir\+json/);
    return [reply.status, outcome.issue[0]?.expression?.[0]];
  };

  assert.deepEqual(
    await Promise.all(
      [
        '_include=Observation:subject',
        'colour=red',
        'code:text=heart',
        'date=yesterday',
        'date=ap2026',
        'date=2026-13-01',
        '_count=many',
        '_sort=code',
        '_cursor=abc',
        'patient=Bob',
        'code=|',
        '_summary=text',
        '_total=some',
      ].map(strict),
    ),
    ['_include', 'colour', 'code:text', 'date', 'date', 'date', '_count', '_sort', '_cursor', 'patient', 'code', '_summary', '_total'].map(
      (name) => [400, `http.${name}`],
    ),
  );
  const lenient = await fhir(open, 'Observation?colour=red&code=29463-7&_include=*', { headers: { prefer: 'handling=lenient' } });
  assert.equal(lenient.status, 200);
  assert.equal(lenient.json<{ link: { url: string }[] }>().link[0]?.url, 'http://aceso.test/fhir/R4/Observation?code=29463-7');
});

test('searchObservationsByForm: parameters may come in the body', async () => {
  await using open = await filled();

  const reply = await open.house.ask('health-data', {
    as: open.ada,
    method: 'POST',
    path: '/fhir/R4/Observation/_search?_count=5',
    payload: 'code=8867-4&date=ge2026-03-03&date=lt2026-03-04',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

  assert.equal(reply.status, 200, reply.text);
  assert.equal(reply.json<{ entry: unknown[] }>().entry.length, 5);
});

test('readObservation: an id leads to the same resource as the search, with its version; a changed value is a new version of the same', async () => {
  await using open = await filled();
  const [found] = resources(await search(open, 'Observation?code=29463-7'));
  assert.ok(found !== undefined);

  const reply = await fhir(open, `Observation/${found.id}`);
  const again = await fhir(open, `Observation/${found.id}`, { headers: { 'if-none-match': String(reply.headers['etag']) } });
  await open.push([{ metric: 'body-mass', start: iso(START), value: 71, unit: 'kg' }], { name: 'Scale', kind: 'scale' });
  const changed = await fhir(open, `Observation/${found.id}`);

  assert.deepEqual(reply.json(), found);
  assert.match(String(reply.headers['etag']), /^W\/"[0-9a-f]{8}"$/);
  assert.deepEqual([again.status, again.text], [304, '']);
  assert.equal(changed.json<{ valueQuantity: { value: number } }>().valueQuantity.value, 71);
  assert.notEqual(changed.headers['etag'], reply.headers['etag']);
  for (const resource of resources(await search(open, 'Observation?_count=1000&_tag=daily,measured')))
    assert.deepEqual((await fhir(open, `Observation/${resource.id}`)).json(), resource);
});

test('readObservation: what is not there, damaged or of another is the same 404 in the words of FHIR', async () => {
  await using open = await filled();
  const [found] = resources(await search(open, 'Observation?code=29463-7'));
  const id = found?.id ?? '';

  const replies = await Promise.all([
    fhir(open, `Observation/${id.slice(0, -1)}${id.endsWith('A') ? 'B' : 'A'}`),
    fhir(open, 'Observation/nothing'),
    fhir(open, `Observation/${id}`, { as: person() }),
  ]);

  assert.deepEqual(
    replies.map((reply) => [reply.status, reply.json<Outcome>().issue[0]?.details.coding[0]?.code]),
    Array.from({ length: 3 }, () => [404, 'no-such-resource']),
  );
});

test('searchObservations: _id, _lastUpdated and the form of the answer', async () => {
  await using open = await filled();
  const ids = resources(await search(open, 'Observation?code=8867-4&_count=3')).map(({ id }) => id);

  const named = resources(await search(open, `Observation?_id=${ids.join(',')},nothing`)).map(({ id }) => id);
  const past = await search(open, 'Observation?_lastUpdated=lt2020-01-01&_summary=count');
  const recent = await search(open, 'Observation?_lastUpdated=ge2020-01-01&_summary=count');
  const xml = await fhir(open, 'Observation?_format=xml');
  const accepted = await Promise.all(
    ['application/fhir+xml', 'application/fhir+json', 'text/html, */*', 'application/json;q=0.9'].map((accept) =>
      fhir(open, 'Observation?_count=1', { headers: { accept } }),
    ),
  );

  assert.deepEqual(named, ids);
  assert.deepEqual([past.total, recent.total], [0, 153]);
  assert.deepEqual([xml.status, xml.json<Outcome>().issue[0]?.details.coding[0]?.code], [406, 'not-acceptable']);
  assert.deepEqual(
    accepted.map(({ status }) => status),
    [406, 200, 200, 200],
  );
});
