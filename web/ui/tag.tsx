import { CheckIcon, ClockIcon, OctagonAlertIcon, RefreshCwIcon, TriangleAlertIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

/** What a tag tells: never by colour alone, each has its own sign. */
export type TagKind = 'usual' | 'below' | 'above' | 'caution' | 'urgent' | 'accent' | 'late';

const LOOKS: Readonly<Record<TagKind, string>> = {
  usual: 'bg-usual-soft text-usual',
  below: 'bg-below-soft text-below',
  above: 'bg-above-soft text-above',
  caution: 'bg-caution-soft text-caution',
  late: 'bg-caution-soft text-caution',
  urgent: 'bg-urgent-soft text-urgent',
  accent: 'bg-accent-soft text-accent-text',
};

const SIGNS: Readonly<Record<TagKind, ReactNode>> = {
  usual: <CheckIcon size={14} aria-hidden />,
  below: '▼',
  above: '▲',
  caution: <TriangleAlertIcon size={14} aria-hidden />,
  late: <ClockIcon size={14} aria-hidden />,
  urgent: <OctagonAlertIcon size={14} aria-hidden />,
  accent: <RefreshCwIcon size={14} aria-hidden />,
};

/** A word with a sign on a soft ground. */
export function Tag({ kind, children }: { readonly kind: TagKind; readonly children: ReactNode }) {
  return (
    <span className={classes('inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-note', LOOKS[kind])}>
      <span aria-hidden className="inline-flex">
        {SIGNS[kind]}
      </span>
      {children}
    </span>
  );
}
