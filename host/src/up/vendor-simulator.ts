import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { SimulatedVendor, Simulator } from '@aceso/integrations/kit/simulator';

/** Setting of health-data, as its environment variable. */
const VARIABLE = 'ACESO_HEALTH_DATA_VENDOR_SIMULATOR';

/** Starts stand-ins for all vendors on this machine and points health-data at them. Call it before the services start. */
export async function startVendorSimulator(): Promise<Simulator> {
  const root = dirname(createRequire(import.meta.url).resolve('@aceso/integrations/package.json'));
  const { openSimulator } = await import('@aceso/integrations/kit/simulator');
  const vendors: SimulatedVendor[] = [];
  for (const path of globSync('*/simulator.ts', { cwd: root }).toSorted()) {
    const { simulated } = (await import(pathToFileURL(join(root, path)).href)) as { readonly simulated: SimulatedVendor }; // The form of such a file.
    vendors.push(simulated);
  }
  const simulator = await openSimulator(vendors);
  process.env[VARIABLE] = simulator.url;
  return simulator;
}
