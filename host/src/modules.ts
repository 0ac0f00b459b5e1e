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

/** Modules of these services. */
export const modulesOf = (names: readonly string[]): readonly Module[] => MODULES.filter(({ name }) => names.includes(name));
