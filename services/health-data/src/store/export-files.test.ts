import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { frozenClock, person, service } from '@aceso/kit/testing';
import { users } from '@aceso/contracts/users';
import { fhir } from '../../test/fhir.ts';
import { openHealthData, type OpenHealthData } from '../../test/open-health-data.ts';
import { openExportFiles, type ExportFiles, type ExportPiece } from './export-files.ts';
import { findPersonKey } from './person-keys.ts';

const ADA = '00000000-0000-4000-8000-00000000000a';
const BOB = '00000000-0000-4000-8000-00000000000b';
const EXPORT = '11111111-0000-4000-8000-000000000001';
const NAME = 'Observation-1.ndjson';

interface Opened extends Disposable {
  readonly folder: string;
  readonly files: ExportFiles;
  /** Destroys the key of a person. */
  forget(personId: string): void;
}

function openFiles(): Opened {
  const home = mkdtempSync(join(tmpdir(), 'aceso-exports-'));
  const keys = new Map([ADA, BOB].map((id, i) => [id, Buffer.alloc(32, i + 1)]));
  const keyOf = (id: string): Promise<Uint8Array> => {
    const key = keys.get(id);
    return key === undefined ? Promise.reject(new Error('the key of the person is gone')) : Promise.resolve(key);
  };
  return {
    folder: join(home, 'exports', EXPORT, NAME),
    files: openExportFiles(home, { toSeal: keyOf, toOpen: keyOf }),
    forget: (id) => void keys.delete(id),
    [Symbol.dispose]: () => rmSync(home, { recursive: true, force: true }),
  };
}

async function* pieces(...given: readonly (readonly [string, string])[]): AsyncGenerator<ExportPiece> {
  for (const [personId, text] of given) yield await Promise.resolve({ personId, text });
}
const textOf = async (files: ExportFiles): Promise<string> =>
  (await Array.fromAsync((await files.read(EXPORT, NAME)) as AsyncIterable<Uint8Array>)).map((bytes) => Buffer.from(bytes)).join('');
/** Every byte below a folder. */
const everything = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  );

test('export files: a part for each person, read as one file in order, and nothing of it open on the disk', async () => {
  using opened = openFiles();
  const long = `${'pulse '.repeat(50_000)}\n`;

  await opened.files.write(EXPORT, NAME, pieces([ADA, 'a1\n'], [ADA, long], [BOB, 'b1\n'], [ADA, 'a2\n']));

  assert.equal(await textOf(opened.files), `a1\n${long}b1\na2\n`);
  assert.deepEqual(readdirSync(opened.folder).toSorted(), [`000000-${ADA}`, `000001-${BOB}`, `000002-${ADA}`]);
  assert.equal(everything(opened.folder).includes('pulse'), false);
  // Written anew after a kill, nothing of the first attempt is left.
  await opened.files.write(EXPORT, NAME, pieces([BOB, 'b2\n']));
  assert.equal(await textOf(opened.files), 'b2\n');
  await opened.files.remove(EXPORT);
  assert.equal(await opened.files.read(EXPORT, NAME), undefined);
});

test('export files: whose key is gone cannot be read, nor whoever is put in their place', async () => {
  using opened = openFiles();
  await opened.files.write(EXPORT, NAME, pieces([ADA, 'a\n'], [BOB, 'b\n']));

  opened.forget(BOB);
  await assert.rejects(textOf(opened.files), /the key of the person is gone/);
  rmSync(join(opened.folder, `000001-${BOB}`));
  assert.equal(await textOf(opened.files), 'a\n');
  renameSync(join(opened.folder, `000000-${ADA}`), join(opened.folder, `000003-${ADA}`));
  await assert.rejects(textOf(opened.files), /not what was written/);
});

test('export files: erasing one person leaves a copy of an export in which they cannot be read and others can', async () => {
  const now = frozenClock('2026-06-01T08:00:00Z');
  await using open = await openHealthData({ timeZone: 'UTC', now });
  await open.push([{ metric: 'heart-rate', start: '2026-03-02T10:00:00Z', value: 61, unit: '/min' }]);
  const doctor = person(randomUUID(), ['clinician']);
  await open.house.publish('users', users.events.shareGranted, open.ada.personId, {
    shareId: randomUUID(),
    personId: open.ada.personId,
    granteeAccountId: doctor.subject,
    categories: ['*'],
  });
  await open.house.settle();
  const address = await exported(open, doctor);
  const folder = join(open.house.folder, 'health-data', 'exports');
  const stored = readdirSync(folder, { recursive: true }).map(String);
  const copy = mkdtempSync(join(tmpdir(), 'aceso-copy-'));
  cpSync(folder, copy, { recursive: true });
  const before = await fhir(open, address, { as: doctor });

  await open.house.ask('health-data', { as: service('users'), method: 'DELETE', path: `/v1/people/${open.ada.personId}/health-data` });

  assert.match(before.text, new RegExp(open.ada.personId));
  assert.equal(everything(copy).includes(open.ada.personId), false);
  assert.ok(stored.some((path) => path.endsWith(`-${open.ada.personId}`)) && stored.some((path) => path.endsWith(`-${doctor.personId}`)));
  assert.deepEqual(readdirSync(folder), []);
  // Somebody puts the copy back: there is no row that leads to it, and no key that opens it.
  cpSync(copy, folder, { recursive: true });
  rmSync(copy, { recursive: true });
  assert.equal((await fhir(open, address, { as: doctor })).status, 404);
  assert.equal(await findPersonKey(open.house.database.dbOf('health-data'), open.ada.personId), undefined);
});

/** Exports everybody whom this caller may see; the address of the first file. */
async function exported(open: OpenHealthData, as: ReturnType<typeof person>): Promise<string> {
  const inside = (url: string): string => url.replace('http://aceso.test/fhir/R4/', '');
  const headers = { prefer: 'respond-async', accept: 'application/fhir+json' };
  const started = await fhir(open, 'Group/all/$export?_type=Patient', { headers, as });
  const status = inside(String(started.headers['content-location']));
  for (const end = performance.now() + 30_000; performance.now() < end; await new Promise((done) => setTimeout(done, 20))) {
    const reply = await fhir(open, status, { as });
    if (reply.status === 200) return inside(reply.json<{ output: { url: string }[] }>().output[0]?.url ?? '');
  }
  throw new Error('the export did not end in time');
}
