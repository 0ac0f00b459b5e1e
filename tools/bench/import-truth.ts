import type { healthData } from '@aceso/contracts/health-data';
import type { Output } from '@aceso/contracts';
import type { Simulation } from '@aceso/simulator';
import type { Somebody, Upload } from './import-file.ts';
import { expectEqual } from './part.ts';

/** Sums of hundreds of thousands of decimals differ in their last digits by the order of adding. */
const RELATIVE = 1e-9;
/** Walks are spread over minutes, and the last minute of one source may be the first of the other. */
const STEPS_RELATIVE = 0.005;

/** Throws unless the report and the daily steps are what the simulator wrote. */
export async function checkImport(server: Somebody, { report, failure }: Upload, simulation: Simulation): Promise<void> {
  if (report === undefined) throw new Error(`the import did not work: ${failure ?? 'no reason'}`);
  for (const [type, truth] of Object.entries(simulation.records)) {
    const found = report.types[type];
    expectEqual(`${type} read`, found?.read, truth.count);
    expectEqual(`${type} stored`, found?.stored, truth.count);
    expectEqual(`${type} first`, found?.first, truth.first);
    expectEqual(`${type} last`, found?.last, truth.last);
    if (truth.sum !== 0) expectNear(`${type} sum`, found?.sum ?? Number.NaN, truth.sum, RELATIVE);
  }
  const [first, last] = [simulation.truth.days[0]?.day, simulation.truth.days.at(-1)?.day];
  const { series } = await server.ask<Output<typeof healthData.operations.readDaily>>(
    `/v1/people/me/daily?metrics=step-count&from=${first}&to=${last}`,
  );
  const fused = simulation.truth.days.reduce((sum, { steps }) => sum + steps.fused, 0);
  const found = series[0]?.values.reduce((sum, { value }) => sum + value, 0) ?? 0;
  expectNear('steps of all days after merging sources', found, fused, STEPS_RELATIVE);
}

function expectNear(what: string, found: number, truth: number, relative: number): void {
  if (!(Math.abs(found - truth) <= Math.abs(truth) * relative)) throw new Error(`${what}: found ${found}, the truth is ${truth}`);
}
