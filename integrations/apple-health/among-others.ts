import type { OneFile, ReadOptions, ReadReport, ReadsAmongOthers, Sink } from '../kit/index.ts';
import { isHealthData } from './archive.ts';
import { kindOf, takeAttachment } from './attachment.ts';
import { Collector } from './collector.ts';
import { scanDocument } from './scan.ts';
import { ByteWindow } from './window.ts';

/** Folders of an export with what lies beside the data. */
export const PARTS = /^(electrocardiograms|clinical-records|workout-routes|attachments)\//;
const IN_PARTS = /(^|\/)(electrocardiograms|clinical-records|workout-routes)\/[^/]+$/;

/** Apple's files in an archive with those of other sources, in one of another form, or alone and compressed. */
export const amongOthers: ReadsAmongOthers = {
  recognise(head, path) {
    if (isHealthData(head)) return true;
    const kind = kindOf(head);
    // Routes and clinical resources are forms of others as well: only their folder tells that they are Apple's.
    return kind === 'electrocardiogram' || (kind !== undefined && IN_PARTS.test(path));
  },
  read,
};

async function read({ path, head, content }: OneFile, sink: Sink, options: ReadOptions): Promise<ReadReport> {
  const collector = new Collector(sink, options);
  if (isHealthData(head)) await scanDocument(new ByteWindow(content), collector, { entry: 0 });
  else await takeAttachment(path, Buffer.alloc(0), content, collector, kindOf(head));
  await collector.deliver({ entry: 1, offset: 0 });
  return await collector.finish();
}
