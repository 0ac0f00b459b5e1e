import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { healthData } from '@aceso/contracts/health-data';
import type { Output as Answer } from '@aceso/contracts';
import type { Command } from 'commander';
import type { Api } from '../cli/api.ts';
import { CommandFailure, EXIT } from '../cli/failure.ts';
import { bar, table, type Output } from '../cli/output.ts';
import { withAceso, type Where } from '../cli/session.ts';

const LOOK_EVERY_MS = 100;
type Upload = Answer<typeof healthData.operations.getUpload>;

/** `aceso import <file>`: sends a file and follows it to the report. */
export function registerImport(program: Command, output: () => Output): void {
  program
    .command('import <file>')
    .description('bring in an export of a wearable or app; doing it twice adds nothing')
    .action(async (file: string, _options: unknown, command: Command) => {
      const out = output();
      const upload = await withAceso(command.optsWithGlobals<Where>(), (api) => importFile(api, file, out));
      const { report } = upload;
      if (report === undefined) throw new CommandFailure('The file could not be imported.', { why: upload.failure });
      out.result(report, () => words(report));
      if (upload.status !== 'done') process.exitCode = EXIT.failed;
    });
}

/** Uploads a file through the API, going on where an interrupted upload ended, and waits until it has been read. */
export async function importFile(api: Api, file: string, out: Output): Promise<Upload> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new CommandFailure(`There is no file ${file}.`, { exit: EXIT.wrongUse });
  const { size } = statSync(file);
  if (size === 0) throw new CommandFailure(`${file} is empty.`, { exit: EXIT.wrongUse, fix: 'Export it again from the app.' });
  const { uploadId, received } = await unfinished(api, basename(file), size);
  if (received < size)
    await api.stream(healthData.operations.appendUpload, { params: { uploadId }, query: { offset: received, last: true } }, file, received);
  for (;;) {
    const upload = await api.call(healthData.operations.getUpload, { params: { uploadId } });
    if (upload.status === 'done' || upload.status === 'failed' || upload.status === 'cancelled') {
      out.settled();
      return upload;
    }
    const { done, total, samples, secondsLeft } = upload.progress;
    const left = secondsLeft === undefined ? '' : `, about ${Math.ceil(secondsLeft)} s left`;
    out.progress(`${bar(total === undefined || total === 0 ? 0 : done / total)}  ${samples.toLocaleString('en')} samples${left}`);
    await pause(LOOK_EVERY_MS);
  }
}

/** An upload of the same name and size that was cut off, else a new one. */
async function unfinished(api: Api, name: string, bytes: number): Promise<Upload> {
  const { items } = await api.call(healthData.operations.listUploads, { query: { limit: 20 } });
  const open = items.find((upload) => upload.status === 'receiving' && upload.name === name && upload.bytes === bytes);
  return open ?? (await api.call(healthData.operations.createUpload, { params: {}, query: {}, body: { name, bytes } }));
}

function words(report: NonNullable<Upload['report']>): string {
  const rows = Object.entries(report.types).map(([type, tally]) => [
    type,
    ...[tally.read, tally.stored, tally.alreadyThere, tally.skipped, tally.quarantined].map((count) => count.toLocaleString('en')),
  ]);
  const problems = report.problems.map(
    ({ reason, count, example }) => `  ${count} × ${reason}${example === undefined ? '' : ` (${example})`}`,
  );
  return [
    `${report.source}: ${(report.bytes / 1e6).toFixed(1)} MB in ${report.seconds.toFixed(1)} s`,
    '',
    table([['type', 'read', 'new', 'already here', 'skipped', 'quarantined'], ...rows]),
    ...(problems.length === 0 ? [] : ['', 'What was met on the way:', ...problems]),
  ].join('\n');
}
