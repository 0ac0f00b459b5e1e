import { readManifest, type Connector } from '../kit/connector/index.ts';
import { API, STREAMS } from './client.ts';
import manifest from './manifest.json' with { type: 'json' };
import { webhook } from './webhook.ts';
import { Profile } from './wire.ts';

/** WHOOP, API version 2. */
export const whoop: Connector = {
  manifest: readManifest(manifest),
  streams: STREAMS,
  async identify({ http }) {
    const { json } = await http.get(`${API}/user/profile/basic`);
    return { userId: String(Profile.read(json).user_id) };
  },
  async revoke({ http }) {
    await http.delete(`${API}/user/access`);
  },
  webhook,
};
