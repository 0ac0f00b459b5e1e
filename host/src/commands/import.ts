import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { healthData } from '@aceso/contracts/health-data';
import type { Output as Answer } from '@aceso/contracts';
import type { Command } from 'commander';
import type { Api } from '../cli/api.ts';
import { CommandFailure, EXIT } from '../cli/failure.ts';
import { outgoing, type Outgoing } from '../cli/outgoing.ts';
import { bar, table, type Output } from '../cli/output.ts';
import { askForMapping, readMapping, type Mapping } from '../cli/proposed-mapping.ts';
import { withAceso, type Where } from '../cli/session.ts';

const LOOK_EVERY_MS = 100;
type Upload = Answer<typeof healthData.operations.getUpload>;

/** `aceso import <file or folder>`: sends it and follows it to the report. */
export function registerImport(program: Command, output: () => Output): void {
  program
    .command('import <path>')
    .description('bring in an export of a wearable or app, a file or a folder of files; doing it twice adds nothing')
    .option('--map <file>', 'what the columns of a table are that Aceso does not know (JSON); it is remembered')
    .action(async (path: string, { map }: { readonly map?: string }, command: Command) => {
      const out = output();
      const mapping = map === undefined ? undefined : readMapping(map);
      const upload = await withAceso(command.optsWithGlobals<Where>(), (api) => importFile(api, path, out, mapping));
      const { report } = upload;
      if (report === undefined) throw new CommandFailure('The file could not be imported.', { why: upload.failure });
      out.result(report, () => words(report));
      if (upload.status !== 'done') process.exitCode = EXIT.failed;
    });
}

/** Uploads a file or folder through the API, going on where an interrupted upload ended, and waits until it has been read. */
export async function importFile(api: Api, path: string, out: Output, mapping?: Mapping): Promise<Upload> {
  const what = await outgoing(path);
  const { uploadId, received } = await unfinished(api, what);
  if (received < what.bytes)
    await api.stream(
      healthData.operations.appendUpload,
      { params: { uploadId }, query: { offset: received, last: true } },
      what.content(received),
    );
  let isGiven = false;
  for (;;) {
    const upload = await api.call(healthData.operations.getUpload, { params: { uploadId } });
    if (upload.status === 'done' || upload.status === 'failed' || upload.status === 'cancelled') {
      out.settled();
      return upload;
    }
    if (upload.needsMapping === true && !isGiven) {
      await explain(api, uploadId, path, mapping);
      isGiven = true;
    }
    const { done, total, samples, secondsLeft } = upload.progress;
    const left = secondsLeft === undefined ? '' : `, about ${Math.ceil(secondsLeft)} s left`;
    out.progress(`${bar(total === undefined || total === 0 ? 0 : done / total)}  ${samples.toLocaleString('en')} samples${left}`);
    await pause(LOOK_EVERY_MS);
  }
}

/** Says what the columns of a table are; without a mapping the upload is taken back, and the proposal is shown. */
async function explain(api: Api, uploadId: string, path: string, mapping: Mapping | undefined): Promise<void> {
  const params = { uploadId };
  if (mapping !== undefined) {
    try {
      await api.call(healthData.operations.confirmMapping, { params, body: mapping });
      return;
    } catch (cause) {
      await api.call(healthData.operations.cancelUpload, { params });
      throw cause;
    }
  }
  const proposal = await api.call(healthData.operations.proposeMapping, { params });
  await api.call(healthData.operations.cancelUpload, { params });
  throw askForMapping(path, proposal);
}

/** An upload of the same name and size that was cut off, else a new one. */
async function unfinished(api: Api, { name, bytes }: Outgoing): Promise<Upload> {
  const { items } = await api.call(healthData.operations.listUploads, { query: { limit: 20 } });
  const open = items.find((upload) => upload.status === 'receiving' && upload.name === name && upload.bytes === bytes);
  return open ?? (await api.call(healthData.operations.createUpload, { params: {}, query: {}, body: { name, bytes } }));
}

function words(report: NonNullable<Upload['report']>): string {
  const rows = Object.entries(report.types).map(([type, tally]) => [
    type,
    ...[tally.read, tally.stored, tally.alreadyThere, tally.skipped, tally.quarantined].map((count) => count.toLocaleString('en')),
  ]);
  const problems = report.problems.flatMap(({ reason, count, example, message }) => [
    `  ${count} × ${reason}${example === undefined ? '' : ` (${example})`}`,
    ...(message === undefined ? [] : [`      ${message}`]),
  ]);
  return [
    `${report.source}: ${(report.bytes / 1e6).toFixed(1)} MB in ${report.seconds.toFixed(1)} s`,
    '',
    table([['type', 'read', 'new', 'already here', 'skipped', 'quarantined'], ...rows]),
    ...(problems.length === 0 ? [] : ['', 'What was met on the way:', ...problems]),
  ].join('\n');
}
