import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePlace } from '../app/place.tsx';
import { useText } from '../app/text.ts';
import { overviewQuery } from '../lib/queries.ts';
import { timeOfDay } from '../lib/time.ts';
import { useOnline } from '../lib/use-online.ts';
import { Navigation } from './navigation.tsx';
import { areaOf } from './places.ts';
import { RoleSwitch } from './role-switch.tsx';
import type texts from './texts.en.json';
import { usePageFocus } from './use-page-focus.ts';

function OfflineBar() {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const savedAt = useQueryClient().getQueryState(overviewQuery().queryKey)?.dataUpdatedAt ?? place.now;
  const isOnline = useOnline();
  if (isOnline) return null;
  return (
    <p role="status" className="bg-caution-soft px-4 py-2 text-note text-caution">
      {t('shell.offline', { time: timeOfDay(new Date(savedAt).toISOString(), place) })}
    </p>
  );
}

/** What is around every screen: way past the navigation, navigation, role switch, the place of the screen. */
export function Shell({ children = <Outlet /> }: { readonly children?: ReactNode }) {
  const t = useText<keyof typeof texts>();
  const area = areaOf(useLocation({ select: (location) => location.pathname }));
  usePageFocus();
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[72px_minmax(0,1fr)] lg:grid-cols-[204px_minmax(0,1fr)]">
      <a href="#main" className="sr-only z-50 rounded-medium bg-surface px-4 py-3 focus:not-sr-only focus:fixed focus:top-2 focus:left-2">
        {t('shell.skip')}
      </a>
      <header className="z-30 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:border-t max-md:border-line max-md:bg-bg max-md:px-1 max-md:pb-[env(safe-area-inset-bottom)] md:border-r md:border-line md:p-3 lg:p-5">
        <div className="grid gap-5 md:sticky md:top-5">
          <Link to="/today" className="text-section text-accent-text max-lg:hidden">
            aceso
          </Link>
          <div className="max-lg:hidden">
            <RoleSwitch area={area} />
          </div>
          <Navigation area={area} />
        </div>
      </header>
      <div className="min-w-0">
        <OfflineBar />
        <aside aria-label={t('shell.role')} className="px-4 pt-3 empty:hidden lg:hidden">
          <RoleSwitch area={area} />
        </aside>
        <main
          id="main"
          tabIndex={-1}
          className={`mx-auto px-4 pt-6 pb-28 outline-none md:px-6 md:pb-16 lg:px-8 ${area === 'operator' ? 'max-w-[1304px]' : 'max-w-[1184px]'}`}
        >
          {children}
        </main>
      </div>
    </div>
  );
}
