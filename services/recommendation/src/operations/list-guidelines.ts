import type { Output } from '@aceso/contracts';
import type { recommendation } from '@aceso/contracts/recommendation';
import type { Deps } from '../deps.ts';

export const listGuidelines =
  ({ guidelines }: Deps) =>
  (): Promise<Output<typeof recommendation.operations.listGuidelines>> =>
    Promise.resolve({
      items: guidelines.map(({ manifest: { id, version, title, topic, citations } }) => ({
        id,
        version,
        title,
        topic,
        citations: citations.map((citation) => ({ ...citation })),
      })),
    });
