import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';
import { useText } from '../app/text.ts';
import { classes } from './classes.ts';
import type texts from './texts.en.json';

/** A value with its unit that can be opened: every number tells where it comes from. */
export function Figure({
  name,
  value,
  unit,
  isStale = false,
  children,
}: {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  readonly isStale?: boolean;
  readonly children: ReactNode;
}) {
  const t = useText<keyof typeof texts>();
  return (
    <Popover.Root>
      <Popover.Trigger
        className={classes('inline-flex min-h-6 items-baseline gap-1.5 rounded-small', isStale ? 'text-text-3' : 'text-text')}
      >
        <span className="text-figure">{value}</span>
        <span className="text-note text-text-3">{unit}</span>
        <span className="sr-only">{t('ui.figure.open', { name })}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={16}
          className="enter z-50 max-w-80 rounded-medium border border-line bg-surface p-4 shadow-[0_8px_24px_rgb(0_0_0/.14)]"
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
