import { joinUnit } from '@aceso/charts';
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
        aria-label={`${joinUnit(value, unit)}. ${t('ui.figure.open', { name })}`}
        className={classes('inline-flex min-h-6 items-baseline gap-1.5 rounded-s', isStale ? 'text-text-3' : 'text-text')}
      >
        <span className="text-figure">{value}</span>
        <span className="text-note text-text-3">{unit}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={16}
          className="enter z-50 max-w-80 rounded-m border border-line bg-surface p-4 shadow-[0_8px_24px_rgb(0_0_0/.14)]"
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
