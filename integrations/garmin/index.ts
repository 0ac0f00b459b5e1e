import { readManifest, type Connector } from '../kit/connector/index.ts';
import { identify, judge, signIn, STREAMS } from './client.ts';
import manifest from './manifest.json' with { type: 'json' };

/** Garmin Connect by a key that people make for their own data. */
export const garmin: Connector = { manifest: readManifest(manifest), streams: STREAMS, identify, signIn, judge };
