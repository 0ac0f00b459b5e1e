import { readManifest, type Connector } from '../kit/connector/index.ts';
import { days, identify } from './client.ts';
import manifest from './manifest.json' with { type: 'json' };

/** Ultrahuman, its interface for partners. */
export const ultrahuman: Connector = { manifest: readManifest(manifest), streams: [days], identify };
