import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../app/text.ts';
import { meQuery } from '../../../lib/queries.ts';
import { Page } from '../../../shell/page.tsx';
import { Card } from '../../../ui/card.tsx';
import { Field } from '../../../ui/field.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { ChannelTest } from './channel-test.tsx';
import { KindsTable } from './kinds-table.tsx';
import { CHANNELS, type Preferences } from './preferences.ts';
import { QuietHours } from './quiet-hours.tsx';
import type texts from './texts.en.json';
import { usePreferences } from './use-preferences.ts';

const MOST_A_DAY = 50;

function Limits({ preferences, onChange }: { readonly preferences: Preferences; readonly onChange: (next: Preferences) => void }) {
  const t = useText<keyof typeof texts>();
  return (
    <div className="grid gap-4">
      <Field
        type="number"
        min={0}
        max={MOST_A_DAY}
        label={t('notify.cap')}
        help={t('notify.cap.help')}
        value={preferences.atMostPerDay}
        onChange={(event) => {
          const most = event.target.valueAsNumber;
          if (Number.isInteger(most) && most >= 0 && most <= MOST_A_DAY) onChange({ ...preferences, atMostPerDay: most });
        }}
      />
      <Switch
        label={t('notify.detail')}
        help={t('notify.detail.help')}
        checked={preferences.detailInEmail}
        onChange={(detailInEmail) => onChange({ ...preferences, detailInEmail })}
      />
    </div>
  );
}

/** Kinds of message by channel, quiet hours, how much, and a test of each channel. Every change counts at once. */
export function NotificationSettingsScreen() {
  const t = useText<keyof typeof texts>();
  const { read, save } = usePreferences();
  const { data: me } = useQuery(meQuery());
  const preferences = read.data;
  const isOperator = me?.roles.includes('operator') === true;
  return (
    <Page
      title={t('notify.title')}
      above={
        <Link to="/settings" className="underline decoration-line underline-offset-4">
          {t('notify.above')}
        </Link>
      }
      aside={
        <p role="status" className="text-note text-text-3">
          {save.isSuccess && t('notify.saved')}
        </p>
      }
    >
      {save.isError && (
        <Card className="mb-5">
          <ErrorState error={save.error} />
        </Card>
      )}
      {preferences === undefined ? (
        <Card title={t('notify.kinds')}>
          {read.isError ? <ErrorState error={read.error} onRetry={() => void read.refetch()} /> : <Loading lines={6} />}
        </Card>
      ) : (
        <div className="grid gap-4 md:gap-5 lg:grid-cols-2">
          <Card title={t('notify.kinds')} className="lg:col-span-2">
            <KindsTable preferences={preferences} isOperator={isOperator} onChange={save.mutate} />
          </Card>
          <Card title={t('notify.quiet')}>
            <QuietHours preferences={preferences} onChange={save.mutate} />
          </Card>
          <div className="grid content-start gap-4 md:gap-5">
            <Card title={t('notify.limits')}>
              <Limits preferences={preferences} onChange={save.mutate} />
            </Card>
            <Card title={t('notify.test')}>
              <div className="flex flex-wrap gap-4">
                {CHANNELS.map((channel) => (
                  <ChannelTest key={channel} channel={channel} />
                ))}
              </div>
            </Card>
          </div>
        </div>
      )}
    </Page>
  );
}
