import { analyticsModule } from '@aceso/analytics';
import { configurationModule } from '@aceso/configuration';
import { dashboardModule } from '@aceso/dashboard';
import { gatewayModule } from '@aceso/gateway';
import { healthDataModule } from '@aceso/health-data';
import { identityModule } from '@aceso/identity';
import type { Module } from '@aceso/kit';
import { monitoringModule } from '@aceso/monitoring';
import { notificationModule } from '@aceso/notification';
import { recommendationModule } from '@aceso/recommendation';
import { usersModule } from '@aceso/users';
import { CommandFailure, EXIT } from './cli/failure.ts';

/** The ten services: the only list of them in the code. */
export const MODULES: readonly Module[] = [
  gatewayModule,
  identityModule,
  usersModule,
  healthDataModule,
  recommendationModule,
  notificationModule,
  dashboardModule,
  monitoringModule,
  analyticsModule,
  configurationModule,
];

/** Modules of `--target`: `all`, or names separated by commas. */
export function targetsOf(target: string): readonly Module[] {
  if (target === 'all') return MODULES;
  const wanted = target.split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !MODULES.some((module) => module.name === name));
  if (unknown.length > 0)
    throw new CommandFailure(`There is no service ${unknown.join(', ')}.`, {
      exit: EXIT.wrongUse,
      fix: `Choose from all, ${MODULES.map(({ name }) => name).join(', ')}.`,
    });
  return MODULES.filter(({ name }) => wanted.includes(name));
}
