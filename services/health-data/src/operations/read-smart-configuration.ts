import type { Output } from '@aceso/contracts';
import type { healthData } from '@aceso/contracts/health-data';
import type { Deps } from '../deps.ts';
import { smartConfiguration } from '../fhir/smart-configuration.ts';

/** Where a program signs a person in; open to everybody. */
export const readSmartConfiguration =
  (deps: Pick<Deps, 'publicOrigin'>) => async (): Promise<Output<typeof healthData.operations.readSmartConfiguration>> =>
    smartConfiguration(deps.publicOrigin);
