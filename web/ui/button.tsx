import { Slot } from 'radix-ui';
import type { ComponentPropsWithRef } from 'react';
import { classes } from './classes.ts';

/** `primary` stands once in a view; `danger` is only for what cannot be undone. */
export type ButtonKind = 'primary' | 'quiet' | 'link' | 'danger' | 'icon';

const LOOKS: Readonly<Record<ButtonKind, string>> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover px-4 font-medium',
  quiet: 'border border-control text-text hover:bg-surface-2 px-4 font-medium',
  link: 'text-accent-text underline underline-offset-3 hover:text-text',
  danger: 'border border-urgent text-urgent hover:bg-urgent-soft px-4 font-medium',
  icon: 'text-text-2 hover:bg-surface-2 min-w-11 pointer-fine:min-w-10 justify-center',
};

/** Look of a button; `asChild` gives it to a link. */
export function Button({
  kind = 'quiet',
  asChild = false,
  className,
  ...rest
}: ComponentPropsWithRef<'button'> & { readonly kind?: ButtonKind; readonly asChild?: boolean }) {
  const Element = asChild ? Slot.Root : 'button';
  return (
    <Element
      {...(asChild ? {} : { type: 'button' as const })}
      {...rest}
      className={classes(
        'target inline-flex items-center gap-2 rounded-medium text-reading transition-colors duration-[var(--fast)] disabled:opacity-60',
        LOOKS[kind],
        className,
      )}
    />
  );
}
