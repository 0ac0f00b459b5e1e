import { useQuery } from '@tanstack/react-query';
import { Trash2Icon } from 'lucide-react';
import { useRef, useState } from 'react';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import { dayIn, dayInWords } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { QueryCard } from '../../../ui/query-card.tsx';
import { Empty, ErrorState } from '../../../ui/states.tsx';
import { useNotice } from '../../../ui/toast.tsx';
import { CircumstanceForm } from './circumstance-form.tsx';
import { canEnd, type Circumstance, spanOf, withLastDay } from './span.ts';
import type texts from './texts.en.json';
import { circumstancesQuery, useRemove, useSave } from './use-circumstances.ts';

const LONG: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };

function Change({ row, name }: { readonly row: Circumstance; readonly name: string }) {
  const t = useText<keyof typeof texts>();
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog
      title={t('circumstances.change.title')}
      trigger={<Button aria-label={t('circumstances.change.name', { name })}>{t('circumstances.change')}</Button>}
      open={isOpen}
      onOpenChange={setOpen}
    >
      <CircumstanceForm initial={row} action={t('circumstances.save')} onSaved={() => setOpen(false)} />
    </Dialog>
  );
}

/** What is logged, the newest first; each can be ended today, changed and removed, and the first and last of these undone. */
export function CircumstanceList() {
  const t = useText<keyof typeof texts>();
  const { now, locale, timeZone } = usePlace();
  const notice = useNotice();
  const list = useRef<HTMLDivElement>(null);
  const query = useQuery(circumstancesQuery());
  const save = useSave();
  const remove = useRemove();
  const isBusy = save.isPending || remove.isPending;
  const today = dayIn(now, timeZone);
  // The button that was pressed is gone, and with it the place of who uses a keyboard.
  const done = (text: string, before: Circumstance): void => {
    list.current?.focus();
    notice({ text, onUndo: () => save.mutate(before) });
  };
  const timeOf = (row: Circumstance): string =>
    t('circumstances.time', {
      span: spanOf(row, today),
      from: dayInWords(row.from, locale, LONG),
      to: dayInWords(row.to ?? row.from, locale, LONG),
    });
  return (
    <QueryCard title={t('circumstances.logged')} query={query}>
      {({ items }) => (
        <div ref={list} tabIndex={-1} className="outline-none">
          {items.length === 0 && <Empty why={t('circumstances.none')} />}
          <ul>
            {items.map((row) => {
              const kind = t(`circumstances.kind.${row.kind}`);
              const time = timeOf(row);
              const name = t('circumstances.name', { kind, time });
              return (
                <li
                  key={row.circumstanceId}
                  className="flex flex-wrap items-center justify-between gap-3 border-b border-grid py-3 last:border-0"
                >
                  <div className="min-w-0">
                    <p>{kind}</p>
                    <p className="text-note text-text-3">{time}</p>
                  </div>
                  <div className="flex flex-wrap gap-2">
                    {canEnd(row, today) && (
                      <Button
                        aria-label={t('circumstances.end.name', { name })}
                        disabled={isBusy}
                        onClick={() => save.mutate(withLastDay(row, today), { onSuccess: () => done(t('circumstances.ended'), row) })}
                      >
                        {t('circumstances.end')}
                      </Button>
                    )}
                    <Change row={row} name={name} />
                    <Button
                      kind="icon"
                      aria-label={t('circumstances.remove.name', { name })}
                      disabled={isBusy}
                      onClick={() => remove.mutate(row, { onSuccess: () => done(t('circumstances.removed'), row) })}
                    >
                      <Trash2Icon size={18} aria-hidden />
                    </Button>
                  </div>
                </li>
              );
            })}
          </ul>
          {(save.isError || remove.isError) && (
            <div role="alert">
              <ErrorState error={save.error ?? remove.error} />
            </div>
          )}
        </div>
      )}
    </QueryCard>
  );
}
