/** What a room may import beside itself. `*` is everything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  contracts: [],
  science: [],
  charts: [],
  simulator: [],
  qrisk3: [],
  kit: ['contracts'],
  integrations: ['contracts', 'science'],
  guidelines: ['contracts', 'science'],
  services: ['contracts', 'kit', 'science', 'charts'],
  web: ['charts', 'contracts'],
  host: ['contracts', 'kit', 'science', 'services', 'simulator', 'integrations'],
  tests: ['*'],
  tools: ['*'],
};

/** Rooms that mount a catalogue or a bundle that nobody else sees. */
const MOUNTS: Readonly<Record<string, readonly string[]>> = {
  'services/health-data': ['integrations'],
  'services/recommendation': ['guidelines', 'qrisk3'],
  'services/dashboard': ['web'],
};

/** Tests of these rooms also compare with the simulator's truth. */
const TESTS_MAY: readonly string[] = ['simulator'];

/** Inside a service: what each layer may import. Folders that are not named here are application code, like operations. */
const LAYERS: Readonly<Record<string, readonly string[]>> = { domain: ['domain'], store: ['store', 'domain', 'codec'] };

const kindOf = (room: string): string => room.split('/')[0] ?? room;

/** Whether one room may import another. */
export function mayImport(from: string, to: string, inTest: boolean): boolean {
  if (from === to) return true;
  if (kindOf(from) === 'services' && kindOf(to) === 'services') return false;
  const allowed = [...(MAY_IMPORT[kindOf(from)] ?? []), ...(MOUNTS[from] ?? []), ...(inTest ? TESTS_MAY : [])];
  return allowed.includes('*') || allowed.includes(kindOf(to));
}

/** The layer of a file of a service; undefined for files that lie beside the layers. */
export const layerOf = (file: string): string | undefined => /^services\/[^/]+\/src\/([^/]+)\//.exec(file)?.[1];

/** Whether code of one layer may import another. */
export const mayReach = (from: string, to: string): boolean => LAYERS[from]?.includes(to) ?? true;
