import type { healthData } from '@aceso/contracts/health-data';
import type { Output } from '@aceso/contracts';
import { secondsLeft } from '../domain/seconds-left.ts';
import type { UploadRow } from '../store/uploads.ts';

export type UploadView = Output<typeof healthData.operations.getUpload>;

/** An upload as people see it. */
export function uploadView(row: UploadRow): UploadView {
  return {
    uploadId: row.uploadId,
    personId: row.personId,
    name: row.name,
    ...(row.bytes === undefined ? {} : { bytes: row.bytes }),
    received: row.received,
    ...(row.sha256 === undefined ? {} : { sha256: row.sha256 }),
    status: row.status,
    progress: { done: row.done, ...(row.total === undefined ? {} : { total: row.total }), samples: row.samples, ...timeLeft(row) },
    ...(row.source === undefined ? {} : { source: row.source }),
    // Made by `importReport`, of the type of the contract.
    ...(row.report === undefined ? {} : { report: row.report as NonNullable<UploadView['report']> }),
    ...(row.failure === undefined ? {} : { failure: row.failure }),
    ...(row.keptAs === undefined ? {} : { fileKept: true as const }),
    ...(row.awaitsMapping ? { needsMapping: true } : {}),
    createdAt: row.createdAt.toISOString(),
    ...(row.finishedAt === undefined ? {} : { finishedAt: row.finishedAt.toISOString() }),
  };
}

function timeLeft({ status, done, total, seconds }: UploadRow): { readonly secondsLeft?: number } {
  const left = status === 'importing' ? secondsLeft(done, total, seconds) : undefined;
  return left === undefined ? {} : { secondsLeft: left };
}
