import { METRICS } from '@aceso/contracts/vocabulary';
import { Compile } from 'typebox/compile';
import { ConnectorManifest } from './manifest.ts';

const check = Compile(ConnectorManifest);

/** Checks a manifest. Throws an error that names what is wrong, so that a folder with a fault in it is found at start and in tests. */
export function readManifest(json: unknown): ConnectorManifest {
  if (!check.Check(json)) {
    const errors = check.Errors(json).map(({ instancePath, message }) => `${instancePath} ${message}`);
    throw new Error(`the manifest is not a connector's: ${errors.slice(0, 5).join('; ')}`);
  }
  const manifest = json as ConnectorManifest; // Checked above.
  const unknown = manifest.delivers.filter((id) => !METRICS.has(id));
  if (unknown.length > 0) throw new Error(`${manifest.id} delivers what the vocabulary does not have: ${unknown.join(', ')}`);
  const { auth, hosts } = manifest.connection;
  const called =
    auth.kind === 'oauth2' ? [auth.authorizeUrl, auth.tokenUrl, ...(auth.revokeUrl === undefined ? [] : [auth.revokeUrl])] : [];
  const missing = called.map((url) => new URL(url).hostname).filter((host) => !hosts.includes(host));
  if (missing.length > 0) throw new Error(`${manifest.id} calls hosts that it does not name: ${missing.join(', ')}`);
  return manifest;
}
