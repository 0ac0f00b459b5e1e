import { readManifest, type Connector } from '../kit/connector/index.ts';
import { identify, readTokens, revoke, STREAMS } from './client.ts';
import manifest from './manifest.json' with { type: 'json' };
import { webhook } from './webhook.ts';

/** Polar AccessLink, API version 3. */
export const polar: Connector = { manifest: readManifest(manifest), streams: STREAMS, identify, readTokens, revoke, webhook };
