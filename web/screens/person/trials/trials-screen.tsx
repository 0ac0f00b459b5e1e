import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../app/text.ts';
import { NEW_TRIAL } from '../../../lib/addresses.ts';
import { Page } from '../../../shell/page.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty, ErrorState, Loading } from '../../../ui/states.tsx';
import { trialsQuery, type TrialItem } from '../trial/use-trial.ts';
import { RunningTrial } from './running-trial.tsx';
import type texts from './texts.en.json';
import { VerdictCard } from './verdict-card.tsx';

const isGoingOn = ({ trial }: TrialItem): boolean => trial.status === 'running' || trial.status === 'paused';

/** The trial that goes on, those that are over with their verdicts, and where a new one begins. */
export function TrialsScreen() {
  const t = useText<keyof typeof texts>();
  const trials = useQuery(trialsQuery());
  const items = trials.data?.items;
  const running = items?.find(isGoingOn);
  const begin = (
    <Button kind="primary" asChild>
      <Link to={NEW_TRIAL}>{t('trials.new')}</Link>
    </Button>
  );
  return (
    <Page
      title={t('trials.title', { state: running?.trial.status ?? 'none' })}
      name={t('trials.name')}
      above={t('trials.name')}
      aside={items !== undefined && items.length > 0 && running === undefined ? begin : undefined}
    >
      <div className="grid max-w-[860px] gap-4 md:gap-5">
        {running !== undefined && <RunningTrial trial={running.trial} />}
        {items?.length === 0 && (
          <Card>
            <Empty why={t('trials.empty')} action={begin} />
          </Card>
        )}
        {items
          ?.filter((item) => !isGoingOn(item))
          .map(({ trial, verdict }) => (
            <VerdictCard key={trial.trialId} trial={trial} verdict={verdict} />
          ))}
        {trials.isPending && (
          <Card>
            <Loading lines={6} />
          </Card>
        )}
        {trials.isError && (
          <Card>
            <ErrorState error={trials.error} onRetry={() => void trials.refetch()} />
          </Card>
        )}
      </div>
    </Page>
  );
}
