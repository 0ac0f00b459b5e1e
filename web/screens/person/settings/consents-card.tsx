import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { api } from '../../../lib/api.ts';
import { dayAndTime } from '../../../lib/time.ts';
import { QueryCard } from '../../../ui/query-card.tsx';
import { ErrorState } from '../../../ui/states.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { consentsQuery } from './queries.ts';
import type texts from './texts.en.json';

const PURPOSES = ['storage-and-advice', 'research-statistics'] as const;

/** What the data may be used for. Withdrawing is as easy as giving; date and version of the text are kept. */
export function ConsentsCard() {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const cache = useQueryClient();
  const consents = useQuery(consentsQuery());
  const decide = useMutation({
    mutationFn: ({ purpose, granted }: { readonly purpose: (typeof PURPOSES)[number]; readonly granted: boolean }) =>
      api('users.decideConsent', { params: { personId: 'me', purpose }, body: { granted } }),
    onSettled: () => cache.invalidateQueries({ queryKey: consentsQuery().queryKey }),
  });
  return (
    <QueryCard title={t('settings.consents')} query={consents}>
      {({ items }) => (
        <ul className="grid gap-5">
          {PURPOSES.map((purpose) => {
            const decided = items.find((one) => one.purpose === purpose);
            const isAsked = decide.isPending && decide.variables.purpose === purpose;
            return (
              <li key={purpose}>
                <Switch
                  label={t(`settings.consent.${purpose}`)}
                  help={t(`settings.consent.${purpose}.help`)}
                  checked={isAsked ? decide.variables.granted : decided?.granted === true}
                  onChange={(granted) => decide.mutate({ purpose, granted })}
                />
                {decided !== undefined && (
                  <p className="mt-1 text-note text-text-3">
                    {t('settings.consent.when', {
                      granted: String(decided.granted),
                      when: dayAndTime(decided.decidedAt, place),
                      version: decided.textVersion,
                    })}
                  </p>
                )}
              </li>
            );
          })}
          {decide.isError && <ErrorState error={decide.error} />}
        </ul>
      )}
    </QueryCard>
  );
}
