import type { Module } from '@aceso/kit';

/** The ten services: the only list of them in the code. A process loads those that it hosts and no others. */
const LOADERS: Readonly<Record<string, () => Promise<Module>>> = {
  gateway: async () => (await import('@aceso/gateway')).gatewayModule,
  identity: async () => (await import('@aceso/identity')).identityModule,
  users: async () => (await import('@aceso/users')).usersModule,
  'health-data': async () => (await import('@aceso/health-data')).healthDataModule,
  recommendation: async () => (await import('@aceso/recommendation')).recommendationModule,
  notification: async () => (await import('@aceso/notification')).notificationModule,
  dashboard: async () => (await import('@aceso/dashboard')).dashboardModule,
  monitoring: async () => (await import('@aceso/monitoring')).monitoringModule,
  analytics: async () => (await import('@aceso/analytics')).analyticsModule,
  configuration: async () => (await import('@aceso/configuration')).configurationModule,
};

/** Modules of these services; of all ten unless told otherwise. */
export const loadModules = async (names: readonly string[] = Object.keys(LOADERS)): Promise<readonly Module[]> =>
  await Promise.all(
    names.map((name) => {
      const load = LOADERS[name];
      if (load === undefined) throw new Error(`there is no service ${name}`);
      return load();
    }),
  );
