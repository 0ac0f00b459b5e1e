import { createHash } from 'node:crypto';
import type { Quarantined } from '@aceso/integrations/kit';
import type { QuarantineRow } from '../store/quarantine.ts';

/** Row of a reading that cannot be true; its key is made of what it says, so that a second import adds nothing. */
export function quarantineRow(item: Quarantined, sourceId: string | undefined): QuarantineRow {
  const key = createHash('sha256')
    .update(JSON.stringify([item.sourceType, item.source?.key, item.start, item.end, item.value, item.unit, item.reason]))
    .digest('base64url');
  return {
    key,
    sourceType: item.sourceType,
    metric: item.metric,
    sourceId,
    at: item.start === undefined || Number.isNaN(item.start) ? undefined : new Date(item.start),
    value: item.value,
    unit: item.unit,
    reason: item.reason,
  };
}
