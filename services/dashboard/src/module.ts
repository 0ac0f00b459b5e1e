import { join } from 'node:path';
import { dashboard } from '@aceso/contracts/dashboard';
import { healthData } from '@aceso/contracts/health-data';
import { notification } from '@aceso/contracts/notification';
import { recommendation } from '@aceso/contracts/recommendation';
import { users } from '@aceso/contracts/users';
import { API_AUDIENCE, defineModule, type House, type Module } from '@aceso/kit';
import type { ScreenDeps } from './deps.ts';
import { onPersonErased } from './handlers/on-person-erased.ts';
import { onSessionRevoked } from './handlers/on-session-revoked.ts';
import { REMOVE_EXPIRED, REMOVE_EXPIRED_CRON, removeExpiredJob } from './jobs/remove-expired.ts';
import { createLiveHub } from './live/live-hub.ts';
import { getMe } from './operations/get-me.ts';
import { getOverview } from './operations/get-overview.ts';
import { getShared } from './operations/get-shared.ts';
import { getTrend } from './operations/get-trend.ts';
import { openLive } from './operations/open-live.ts';
import { resolveBrowserSession } from './operations/resolve-browser-session.ts';
import { addAppRoutes } from './pages/app-routes.ts';
import { addAuthRoutes } from './session/auth-routes.ts';
import { createBrowserSessions } from './session/browser-sessions.ts';
import { createCookies } from './session/cookies.ts';
import { createSignInClient } from './session/sign-in-client.ts';

/** Dashboard with the built web app of a folder. */
export const dashboardModuleWith = (webDist: string): Module =>
  defineModule({
    contract: dashboard,
    migrations: join(import.meta.dirname, '../migrations'),
    async start(house: House<typeof dashboard>) {
      const { db, now, settings, peers, publicOrigin } = house;
      const screens: ScreenDeps = {
        now,
        settings,
        users: house.client(users),
        healthData: house.client(healthData),
        recommendation: house.client(recommendation),
        notification: house.client(notification),
      };
      const secret = Buffer.from(house.deriveKey('client/aceso-web')).toString('base64url');
      const client = createSignInClient({ peers, publicOrigin, secret });
      const sessions = createBrowserSessions({
        db,
        now,
        client,
        verifier: house.verifier(API_AUDIENCE),
        sealKey: house.deriveKey('browser-sessions'),
        days: () => settings.get('browserSessionDays'),
      });
      const cookies = createCookies(publicOrigin);
      const hub = createLiveHub(house.bus, house.policies);
      await house.jobs.work(REMOVE_EXPIRED, { retries: 2 }, removeExpiredJob({ db, now }));
      await house.jobs.schedule(REMOVE_EXPIRED, REMOVE_EXPIRED_CRON);
      return {
        operations: {
          getOverview: getOverview(screens),
          getTrend: getTrend(screens),
          getShared: getShared(screens),
          openLive: openLive(hub),
          getMe: getMe(screens),
          resolveBrowserSession: resolveBrowserSession(sessions),
        },
        subscriptions: [onSessionRevoked, onPersonErased],
        routes: async (app) => {
          await addAuthRoutes(app, { client, sessions, cookies, now, publicOrigin, tripKey: house.deriveKey('sign-in-trips') });
          await addAppRoutes(app, { ...screens, house, sessions, cookies, webDist });
        },
        stop: async () => hub[Symbol.dispose](),
      };
    },
  });

/** Dashboard: what screens show, the browser's session, the web app as its build leaves it. */
export const dashboardModule = dashboardModuleWith(join(import.meta.dirname, '../../../web/dist'));
