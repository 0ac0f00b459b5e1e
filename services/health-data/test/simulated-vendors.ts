import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type { SimulatedVendor } from '@aceso/integrations/kit/simulator';

/** Every vendor folder that brings a simulator; with `ACESO_TEST_VENDORS=oura,polar` only those, for whoever works on one. */
export async function simulatedVendors(wanted = process.env['ACESO_TEST_VENDORS']?.split(',')): Promise<readonly SimulatedVendor[]> {
  const root = dirname(createRequire(import.meta.url).resolve('@aceso/integrations/package.json'));
  const paths = globSync('*/simulator.ts', { cwd: root }).filter((path) => !path.startsWith('kit/'));
  const modules = await Promise.all(
    paths.toSorted().map(async (path) => (await import(pathToFileURL(join(root, path)).href)) as { readonly simulated: SimulatedVendor }), // The form of such a file.
  );
  return modules.map(({ simulated }) => simulated).filter(({ manifest }) => wanted === undefined || wanted.includes(manifest.id));
}
