import { readManifest, type Connector } from '../kit/connector/index.ts';
import { STREAMS } from './client.ts';
import manifest from './manifest.json' with { type: 'json' };
import { webhook } from './webhook.ts';
import { PersonalInfo } from './wire.ts';

/** Oura, API version 2. */
export const oura: Connector = {
  manifest: readManifest(manifest),
  streams: STREAMS,
  async identify({ http }) {
    const { json } = await http.get('https://api.ouraring.com/v2/usercollection/personal_info');
    return { userId: PersonalInfo.read(json).id };
  },
  webhook,
};
