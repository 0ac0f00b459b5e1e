import { readManifest, type Connector } from '../kit/connector/index.ts';
import { identify, revoke, STREAMS } from './client.ts';
import manifest from './manifest.json' with { type: 'json' };
import { webhook } from './webhook.ts';

/** Garmin's Health API, for partners. */
export const garminHealth: Connector = { manifest: readManifest(manifest), streams: STREAMS, identify, revoke, webhook };
