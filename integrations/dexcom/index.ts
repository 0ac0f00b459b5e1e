import { readManifest, type Connector } from '../kit/connector/index.ts';
import { STREAMS, USER } from './client.ts';
import manifest from './manifest.json' with { type: 'json' };
import { Account } from './wire.ts';

/** Dexcom, API version 3. It knows no call that ends a grant. */
export const dexcom: Connector = {
  manifest: readManifest(manifest),
  streams: STREAMS,
  async identify({ http }) {
    return { userId: Account.read((await http.get(`${USER}/dataRange`)).json).userId };
  },
};
