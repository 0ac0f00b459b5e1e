import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LogOutIcon } from 'lucide-react';
import { useText } from '../../../app/text.ts';
import { CIRCUMSTANCES } from '../../../lib/addresses.ts';
import { meQuery } from '../../../lib/queries.ts';
import { signOut } from '../../../lib/sign-out.ts';
import { Page } from '../../../shell/page.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { AdvisorCard } from './advisor-card.tsx';
import { BackgroundCard } from './background-card.tsx';
import { ConsentsCard } from './consents-card.tsx';
import { EraseCard } from './erase-card.tsx';
import { LookCard } from './look-card.tsx';
import { LookedCard } from './looked-card.tsx';
import { ModelCard } from './model-card.tsx';
import { ProfileCard } from './profile-card.tsx';
import { ProgramsCard } from './programs-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { SharesCard } from './shares-card.tsx';
import type texts from './texts.en.json';
import { TokensCard } from './tokens-card.tsx';

function NotificationsCard() {
  const t = useText<keyof typeof texts>();
  return (
    <Card title={t('settings.notifications')}>
      <p className="mb-3 text-text-2">{t('settings.notifications.what')}</p>
      <Button asChild>
        <Link to="/settings/notifications">{t('settings.notifications.open')}</Link>
      </Button>
    </Card>
  );
}

function CircumstancesCard() {
  const t = useText<keyof typeof texts>();
  return (
    <Card title={t('settings.circumstances')}>
      <p className="mb-3 text-text-2">{t('settings.circumstances.what')}</p>
      <Button asChild>
        <Link to={CIRCUMSTANCES}>{t('settings.circumstances.open')}</Link>
      </Button>
    </Card>
  );
}

/** Everything that a person decides. Who has an account but is no person here sees sessions and tokens only. */
export function SettingsScreen() {
  const t = useText<keyof typeof texts>();
  const { data: me } = useQuery(meQuery());
  const leave = useMutation({ mutationFn: () => signOut() });
  const isPerson = me?.personId !== undefined;
  return (
    <Page
      title={t('settings.title')}
      aside={
        <Button disabled={leave.isPending} onClick={() => leave.mutate()}>
          <LogOutIcon size={18} aria-hidden />
          {t('settings.sign-out')}
        </Button>
      }
    >
      <div className="grid items-start gap-4 md:gap-5 lg:grid-cols-2">
        <div className="grid gap-4 md:gap-5">
          {isPerson && (
            <>
              <ProfileCard />
              <CircumstancesCard />
              <NotificationsCard />
              <ConsentsCard />
              <SharesCard />
              <LookedCard />
            </>
          )}
          <SessionsCard />
        </div>
        <div className="grid gap-4 md:gap-5">
          {isPerson && (
            <>
              <LookCard />
              <AdvisorCard />
              <BackgroundCard />
              <ModelCard />
            </>
          )}
          <ProgramsCard />
          <TokensCard />
          {isPerson && <EraseCard />}
        </div>
      </div>
    </Page>
  );
}
