import { join } from 'node:path';
import { healthData } from '@aceso/contracts/health-data';
import { recommendation } from '@aceso/contracts/recommendation';
import { users } from '@aceso/contracts/users';
import { defineModule } from '@aceso/kit';
import { readFhirBodies } from '@aceso/kit/fhir';
import { connectionOperations } from './connection-operations.ts';
import type { ConnectDeps } from './connect/deps.ts';
import { loadCatalogue } from './connect/load-connectors.ts';
import { createPersonVault } from './connect/person-vault.ts';
import type { Deps } from './deps.ts';
import { onConsentDecided } from './handlers/on-consent-decided.ts';
import { onPersonUpdated } from './handlers/on-person-updated.ts';
import { loadReaders } from './ingest/load-readers.ts';
import { openPushTails } from './ingest/push-tails.ts';
import { sharedWrites } from './ingest/shared-writes.ts';
import { versioned } from './ingest/versioned.ts';
import { startConnectionWorker, type ConnectionWorker } from './jobs/connection-worker.ts';
import { createExportQueue } from './jobs/export-queue.ts';
import { startUploadWorker, type UploadWorker } from './jobs/upload-worker.ts';
import { appendUpload } from './operations/append-upload.ts';
import { cancelUpload } from './operations/cancel-upload.ts';
import { clearFamilyOrder } from './operations/clear-family-order.ts';
import { confirmMapping } from './operations/confirm-mapping.ts';
import { createUpload } from './operations/create-upload.ts';
import { deleteSamples } from './operations/delete-samples.ts';
import { downloadUpload } from './operations/download-upload.ts';
import { erasePerson } from './operations/erase-person.ts';
import { explainDaily } from './operations/explain-daily.ts';
import { fhirOperationsOf } from './operations/fhir-operations.ts';
import { exportPerson } from './operations/export-person.ts';
import { getUpload } from './operations/get-upload.ts';
import { listBloodPressure } from './operations/list-blood-pressure.ts';
import { listLatest } from './operations/list-latest.ts';
import { listMetrics } from './operations/list-metrics.ts';
import { listPushDevices } from './operations/list-push-devices.ts';
import { listQuarantine } from './operations/list-quarantine.ts';
import { listSamples } from './operations/list-samples.ts';
import { listSleep } from './operations/list-sleep.ts';
import { listSources } from './operations/list-sources.ts';
import { listUploads } from './operations/list-uploads.ts';
import { listWorkouts } from './operations/list-workouts.ts';
import { previewMapping } from './operations/preview-mapping.ts';
import { previewOrder } from './operations/preview-order.ts';
import { proposeMapping } from './operations/propose-mapping.ts';
import { pushBatch } from './operations/push-batch.ts';
import { pushHealthAutoExport } from './operations/push-health-auto-export.ts';
import { pushSamples } from './operations/push-samples.ts';
import { rankSources } from './operations/rank-sources.ts';
import { readDataQuality } from './operations/read-data-quality.ts';
import { readDaily, readStoredDaily } from './operations/read-daily.ts';
import { readDistribution } from './operations/read-distribution.ts';
import { readPushDevice } from './operations/read-push-device.ts';
import { readSeries } from './operations/read-series.ts';
import { readStatistics } from './operations/read-statistics.ts';
import { readTypicalDay } from './operations/read-typical-day.ts';
import { readValues } from './operations/read-values.ts';
import { removeUploadFile } from './operations/remove-upload-file.ts';
import { openExportFiles } from './store/export-files.ts';
import { openObjects } from './store/open-objects.ts';
import { lockWithTails } from './store/push-tails.ts';
import { openRawFiles } from './store/raw-files.ts';

/** What the key of a person's parts of exports is derived for. */
const EXPORTS = 'bulk-exports';
/** What the key of a person's notes is derived for. */
const NOTES = 'notes';

export const healthDataModule = defineModule({
  contract: healthData,
  migrations: join(import.meta.dirname, '../migrations'),
  async start(house) {
    const { db, bus, now, log, settings, telemetry } = house;
    let worker: UploadWorker | undefined;
    const vault = createPersonVault(house.deriveKey('health-data/person-keys'), now);
    const tails = openPushTails({ db, bus, log });
    const deps: Deps = {
      db,
      bus,
      now,
      log,
      settings,
      users: house.client(users),
      advisor: house.client(recommendation),
      writes: sharedWrites(db),
      tails,
      files: openRawFiles(house.folder, (personId) => vault.keyFor(db, personId, 'raw-files'), await openObjects(house.folder, settings)),
      notes: {
        toSeal: (tx, personId) => vault.keyFor(tx, personId, NOTES),
        toOpen: (tx, personId) => vault.knownKeyFor(tx, personId, NOTES),
      },
      publicOrigin: house.publicOrigin,
      jobs: house.jobs,
      exports: openExportFiles(house.folder, {
        toSeal: (personId) => vault.keyFor(db, personId, EXPORTS),
        toOpen: (personId) => vault.keptKeyFor(db, personId, EXPORTS),
      }),
      wake: () => worker?.wake(),
    };
    const queue = createExportQueue(deps);
    await queue.resume();
    const readers = await loadReaders();
    worker = startUploadWorker({ ...deps, readers, telemetry });
    const catalogue = await loadCatalogue();
    let connections: ConnectionWorker | undefined;
    const connect: ConnectDeps = {
      ...deps,
      connectors: catalogue.connectors,
      fileSources: catalogue.files,
      vault,
      hookKey: house.deriveKey('health-data/hooks'),
      installationKey: house.deriveKey('health-data/subscriptions'),
      fetch,
      wakeConnections: () => connections?.wake(),
    };
    connections = startConnectionWorker(connect);
    return {
      operations: {
        ...connectionOperations(connect),
        createUpload: createUpload(deps),
        appendUpload: appendUpload(deps),
        getUpload: getUpload(deps),
        listUploads: listUploads(deps),
        cancelUpload: cancelUpload(deps),
        downloadUpload: downloadUpload(deps),
        removeUploadFile: removeUploadFile(deps),
        proposeMapping: proposeMapping(deps),
        previewMapping: previewMapping(deps),
        confirmMapping: confirmMapping(deps),
        pushSamples: pushSamples({ ...deps, tails, merges: sharedWrites(db, lockWithTails) }),
        pushBatch: pushBatch(deps),
        pushHealthAutoExport: pushHealthAutoExport({ ...deps, formats: readers.formats }),
        listPushDevices: listPushDevices(deps),
        readPushDevice: readPushDevice(deps),
        deleteSamples: deleteSamples(deps),
        listSamples: versioned(deps, listSamples(deps)),
        readSeries: versioned(deps, readSeries(deps)),
        readDaily: versioned(deps, readDaily(deps), readStoredDaily(deps)),
        readValues: versioned(deps, readValues(deps)),
        readStatistics: versioned(deps, readStatistics(deps)),
        readTypicalDay: versioned(deps, readTypicalDay(deps)),
        readDistribution: versioned(deps, readDistribution(deps)),
        explainDaily: versioned(deps, explainDaily(deps)),
        listSleep: versioned(deps, listSleep(deps)),
        listWorkouts: versioned(deps, listWorkouts(deps)),
        listBloodPressure: versioned(deps, listBloodPressure(deps)),
        listLatest: listLatest(deps),
        listQuarantine: listQuarantine(deps),
        listSources: listSources(deps),
        rankSources: rankSources(deps),
        previewOrder: previewOrder(deps),
        clearFamilyOrder: clearFamilyOrder(deps),
        readDataQuality: versioned(deps, readDataQuality(deps)),
        listMetrics: listMetrics(),
        erasePerson: erasePerson(connect),
        exportPerson: exportPerson(deps),
        ...fhirOperationsOf({ ...deps, queue }),
      },
      routes: readFhirBodies,
      subscriptions: [onPersonUpdated(deps), onConsentDecided(deps)],
      settled: tails.settled,
      stop: async () => {
        await connections?.stop();
        await worker?.stop();
        await tails.stop();
      },
    };
  },
});
