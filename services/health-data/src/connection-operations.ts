import type { ConnectDeps } from './connect/deps.ts';
import { answerHook } from './operations/answer-hook.ts';
import { beginConnection } from './operations/begin-connection.ts';
import { clearVendorClient } from './operations/clear-vendor-client.ts';
import { completeConnection } from './operations/complete-connection.ts';
import { disconnect } from './operations/disconnect.ts';
import { followCallback } from './operations/follow-callback.ts';
import { listConnections } from './operations/list-connections.ts';
import { listIntegrations } from './operations/list-integrations.ts';
import { receiveHook } from './operations/receive-hook.ts';
import { setVendorClient } from './operations/set-vendor-client.ts';
import { syncConnection } from './operations/sync-connection.ts';

/** Operations of connections to vendors. */
export const connectionOperations = (deps: ConnectDeps) => ({
  answerHook: answerHook(deps),
  beginConnection: beginConnection(deps),
  clearVendorClient: clearVendorClient(deps),
  completeConnection: completeConnection(deps),
  disconnect: disconnect(deps),
  followCallback: followCallback(),
  listConnections: listConnections(deps),
  listIntegrations: listIntegrations(deps),
  receiveHook: receiveHook(deps),
  setVendorClient: setVendorClient(deps),
  syncConnection: syncConnection(deps),
});
