import { useQuery } from '@tanstack/react-query';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { dayAndTime } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { QueryCard } from '../../../ui/query-card.tsx';
import { Empty, ErrorState } from '../../../ui/states.tsx';
import { sessionsQuery } from './queries.ts';
import { useEndSession } from './use-end-session.ts';
import { scopesInWords } from './scope-words.ts';
import type texts from './texts.en.json';

/** Programs of others that the person let in: what each may do, when it was last here, and how to take it back. */
export function ProgramsCard() {
  const t = useText<keyof typeof texts>();
  const place = usePlace();
  const sessions = useQuery(sessionsQuery());
  const end = useEndSession();
  return (
    <QueryCard title={t('settings.programs')} query={sessions}>
      {({ items }) => {
        const letIn = items.flatMap(({ program, ...session }) => (program === undefined ? [] : [{ ...session, program }]));
        return (
          <>
            {letIn.length === 0 && <Empty why={t('settings.programs.none')} />}
            <ul>
              {letIn.map(({ sessionId, createdAt, lastSeenAt, program }) => (
                <li key={sessionId} className="flex flex-wrap items-center justify-between gap-3 border-b border-grid py-3 last:border-0">
                  <div className="min-w-0">
                    <p>{program.name}</p>
                    <p className="text-note text-text-2">
                      {t('settings.program.may', {
                        what: scopesInWords(program.scopes, t),
                      })}
                    </p>
                    {!program.isChecked && <p className="text-note text-text-3">{t('settings.program.unchecked')}</p>}
                    <p className="text-note text-text-3">
                      {t('settings.session.seen', { since: dayAndTime(createdAt, place), last: dayAndTime(lastSeenAt, place) })}
                    </p>
                  </div>
                  <Button
                    aria-label={t('settings.program.end.name', { name: program.name })}
                    disabled={end.isPending}
                    onClick={() => end.mutate(sessionId)}
                  >
                    {t('settings.program.end')}
                  </Button>
                </li>
              ))}
              {end.isError && <ErrorState error={end.error} />}
            </ul>
            <p className="mt-3 text-note text-text-3">{t('settings.programs.how', { address: new URL('/mcp', location.origin).href })}</p>
          </>
        );
      }}
    </QueryCard>
  );
}
