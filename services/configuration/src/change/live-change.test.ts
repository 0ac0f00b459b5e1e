import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONTRACTS } from '@aceso/contracts/all';
import { createBus, openEventLog, openSettings, type AnyContract, type StoredSource } from '@aceso/kit';
import { configuration } from '@aceso/contracts/configuration';
import { operator, quietLog, service, testHouse, type TestHouse } from '@aceso/kit/testing';
import { configurationModule } from '../module.ts';

/** Settings of a service that runs in another process: over the door with its own token, and rung by the event log. */
async function openElsewhere(house: TestHouse, contract: AnyContract, log: Awaited<ReturnType<typeof openEventLog>>) {
  const bus = createBus({ source: contract.service, log, now: () => new Date() });
  const at = `/v1/configuration/${contract.service}`;
  const as = service(contract.service);
  const source: StoredSource = {
    fetch: async () => (await house.ask('configuration', { as, path: `${at}/effective` })).json(),
    report: async (body) => void (await house.ask('configuration', { as, method: 'PUT', path: `${at}/in-force`, body })),
    watch: (ring) =>
      bus.tail([configuration.events.configurationChanged], ({ payload }) => {
        if ((payload as { service: string }).service === contract.service) ring();
      }),
  };
  return await openSettings(contract, {
    environment: {},
    log: quietLog(),
    source,
    fingerprintKey: new Uint8Array(32),
    lookEveryMs: 600_000,
  });
}

test('a change: reaches every running service by its event, without a restart and long before anybody polls, and each says so', async () => {
  await using house = await testHouse({ modules: [configurationModule] });
  const log = await openEventLog({ db: house.database.dbOf('configuration'), url: house.database.urlOf('configuration'), log: quietLog() });
  const opened = await Promise.all(CONTRACTS.map((contract) => openElsewhere(house, contract, log)));
  const obeyed = opened.map(
    ({ everyService }) => new Promise<void>((resolve) => everyService.watch('slowRequestMs', (value) => value === 77 && resolve())),
  );

  for (const contract of CONTRACTS)
    await house.ask('configuration', {
      as: operator(),
      method: 'PUT',
      path: `/v1/configuration/${contract.service}/slowRequestMs`,
      body: { value: 77, reason: 'all of them' },
    });
  await Promise.all(obeyed);
  await Promise.all(opened.map((each) => each[Symbol.asyncDispose]()));

  assert.deepEqual(
    opened.map(({ settings }) => settings.version),
    CONTRACTS.map(() => 1),
  );
  await log.stop();
});
