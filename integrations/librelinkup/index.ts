import { readManifest, type Connector } from '../kit/connector/index.ts';
import { authorise, glucose, identify, judge, signIn } from './client.ts';
import manifest from './manifest.json' with { type: 'json' };

/** LibreLinkUp, the interface of Abbott's follower app. */
export const librelinkup: Connector = { manifest: readManifest(manifest), streams: [glucose], identify, signIn, authorise, judge };
