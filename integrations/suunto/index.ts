import { readManifest, type Connector } from '../kit/connector/index.ts';
import { authorise, identify, readTokens, revoke, STREAMS } from './client.ts';
import manifest from './manifest.json' with { type: 'json' };
import { webhook } from './webhook.ts';

/** Suunto, the Cloud API of its API Zone. */
export const suunto: Connector = { manifest: readManifest(manifest), streams: STREAMS, identify, readTokens, authorise, revoke, webhook };
