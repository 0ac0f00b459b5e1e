import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFormats, fixturesOf, randomFrom, readFiles, type Brought } from './kit/testing/index.ts';

const CUTS = 24;
const MUTANTS = 24;
const MARKS = [0, 10, 13, 34, 44, 45, 46, 48, 57, 58, 59, 91, 93, 123, 125, 0xc3, 0xff];
const formats = await allFormats();

/** Every reading is delivered, skipped or set aside; each delivery is in order; nothing is no number. */
function holds({ report, samples }: Brought, what: string): void {
  for (const [type, { read, delivered, skipped, quarantined, sum = 0 }] of Object.entries(report.types)) {
    assert.equal(read, delivered + skipped + quarantined, `${what}: ${type}`);
    assert.ok(Number.isFinite(sum), `${what}: the sum of ${type} is ${sum}`);
  }
  for (const [key, rows] of Object.entries(samples))
    for (const [start = Number.NaN, end = Number.NaN, value] of rows)
      assert.ok(Number.isFinite(start) && end >= start && Number.isFinite(value), `${what}: ${key}`);
}

for (const { format, path, bytes } of fixturesOf(formats)) {
  test(`salvage: ${format}/${path} cut anywhere or damaged gives what it still holds, and never throws`, async () => {
    const random = randomFrom(bytes.length);
    const own = formats.filter(({ id }) => id === format);
    const whole = await readFiles(own, bytes, { timeZone: 'Europe/Berlin' });
    holds(whole, 'whole');
    for (let i = 0; i < CUTS; i++) {
      const at = Math.floor(random() * bytes.length);
      holds(await readFiles(own, bytes.subarray(0, at), { timeZone: 'Europe/Berlin' }), `cut at ${at}`);
    }
    for (let i = 0; i < MUTANTS; i++) {
      const mutant = Buffer.from(bytes);
      const at = Array.from({ length: 1 + Math.floor(random() * 4) }, () => Math.floor(random() * bytes.length));
      for (const place of at) mutant[place] = MARKS[Math.floor(random() * MARKS.length)] ?? 0;
      holds(await readFiles(own, mutant, { timeZone: 'Europe/Berlin' }), `damaged at ${at.join(', ')}`);
    }
  });

  test(`salvage: ${format}/${path} read twice, in other pieces, or from any delivery on brings the same`, async () => {
    const own = formats.filter(({ id }) => id === format);
    const [once, again] = [
      await readFiles(own, bytes, { deliverySamples: 3 }),
      await readFiles(own, bytes, { deliverySamples: 3, pieceBytes: 7 }),
    ];

    assert.deepEqual(again, once);
    for (const [i, { position }] of once.deliveries.entries()) {
      const rest = await readFiles(own, bytes, { deliverySamples: 3, resumeFrom: position });
      assert.deepEqual(rest.deliveries, once.deliveries.slice(i + 1));
      assert.deepEqual(rest.report, once.report);
    }
  });
}
