import { readManifest, type Connector } from '../kit/connector/index.ts';
import { API, STREAMS } from './client.ts';
import manifest from './manifest.json' with { type: 'json' };
import { webhook } from './webhook.ts';
import { Identity } from './wire.ts';

/** Google Health, API version 4: it stands where the Fitbit Web API was. */
export const googleHealth: Connector = {
  manifest: readManifest(manifest),
  streams: STREAMS,
  async identify({ http }) {
    return { userId: Identity.read((await http.get(`${API}/identity`)).json).healthUserId };
  },
  webhook,
};
