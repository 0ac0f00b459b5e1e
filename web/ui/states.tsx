import { CircleAlertIcon, ClockIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../app/text.ts';
import { ApiProblem } from '../lib/problem.ts';
import { useOnline } from '../lib/use-online.ts';
import { Button } from './button.tsx';
import { Tag } from './tag.tsx';
import type texts from './texts.en.json';

/** One sentence why there is nothing, and one action. */
export function Empty({ why, action }: { readonly why: string; readonly action?: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3 text-text-2">
      <p>{why}</p>
      {action}
    </div>
  );
}

/** What is being waited for and how far it is. */
export function Learning({ have, need }: { readonly have: number; readonly need: number }) {
  const t = useText<keyof typeof texts>();
  return <p className="text-note text-text-3">{t('ui.learning', { have, need })}</p>;
}

/** Data is shown although some is missing: how much, and why. */
export function Partial({ have, all, why }: { readonly have: number; readonly all: number; readonly why?: string }) {
  const t = useText<keyof typeof texts>();
  return (
    <p className="flex flex-wrap items-center gap-2 text-note text-text-2">
      <Tag kind="caution">{t('ui.partial', { have, all })}</Tag>
      {why}
    </p>
  );
}

/** The last value is old: figure in grey elsewhere, a clock and the time of the last value here. */
export function Stale({ last }: { readonly last: string }) {
  const t = useText<keyof typeof texts>();
  return (
    <p className="inline-flex items-center gap-1.5 text-note text-caution">
      <ClockIcon size={14} aria-hidden />
      {t('ui.stale', { last })}
    </p>
  );
}

/** The true layout in grey while nothing is cached; the title of the card stays real text. */
export function Loading({ lines = 3 }: { readonly lines?: number }) {
  const t = useText<keyof typeof texts>();
  // Without a network nothing is asked: a skeleton would stand for ever.
  if (!useOnline())
    return (
      <p role="status" className="text-text-2">
        {t('ui.loading.offline')}
      </p>
    );
  return (
    <div role="status" className="enter grid gap-3 [animation-delay:200ms] [animation-fill-mode:backwards]">
      <span className="sr-only">{t('ui.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="h-4 rounded-small bg-surface-2" />
      ))}
    </div>
  );
}

/** What failed and what is done about it, in one line, with a button and a number for the operator. */
export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const t = useText<keyof typeof texts>();
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  const what = problem === undefined ? t('ui.error.unknown') : problem.status === 0 ? t('ui.error.offline') : problem.title;
  return (
    <Failed what={what} {...(problem?.fix === undefined ? {} : { fix: problem.fix })} reference={problem?.traceId} onRetry={onRetry} />
  );
}

/** A part of a screen whose service did not answer; the rest of the screen is not touched. */
export function Away({ reference, onRetry }: { readonly reference?: string | undefined; readonly onRetry?: (() => void) | undefined }) {
  const t = useText<keyof typeof texts>();
  return <Failed what={t('ui.away')} reference={reference} onRetry={onRetry} />;
}

function Failed({
  what,
  fix,
  reference,
  onRetry,
}: {
  readonly what: string;
  readonly fix?: string;
  readonly reference?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
}) {
  const t = useText<keyof typeof texts>();
  return (
    <div className="flex flex-col items-start gap-3 text-text-2">
      <p className="flex gap-2">
        <CircleAlertIcon size={18} aria-hidden className="mt-0.5 shrink-0 text-caution" />
        <span>
          {what} {fix}
        </span>
      </p>
      {onRetry !== undefined && <Button onClick={onRetry}>{t('ui.retry')}</Button>}
      {reference !== undefined && <p className="text-note text-text-3">{t('ui.reference', { reference })}</p>}
    </div>
  );
}
