import { XIcon } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useText } from '../app/text.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import type texts from './texts.en.json';

interface DialogProps {
  readonly title: string;
  readonly description?: string;
  readonly trigger?: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: ReactNode;
}

const SHEET = 'enter-sheet inset-x-0 bottom-0 top-0 md:left-auto md:w-[480px] md:border-l md:border-line';
const DIALOG = 'enter inset-x-4 top-[12vh] mx-auto max-h-[76vh] max-w-[480px] rounded-large border border-line';

function Layer({ title, description, trigger, children, look, ...state }: DialogProps & { readonly look: string }) {
  const t = useText<keyof typeof texts>();
  return (
    <Radix.Root {...state}>
      {trigger !== undefined && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="enter fixed inset-0 z-40 bg-[rgb(0_0_0/.4)]" />
        <Radix.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          className={classes('fixed z-50 overflow-y-auto bg-surface p-5 shadow-[0_8px_24px_rgb(0_0_0/.14)]', look)}
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <Radix.Title className="text-title text-balance">{title}</Radix.Title>
            <Radix.Close asChild>
              <Button kind="icon" aria-label={t('ui.close')}>
                <XIcon size={22} aria-hidden />
              </Button>
            </Radix.Close>
          </div>
          {description !== undefined && <Radix.Description className="mb-4 max-w-[68ch] text-text-2">{description}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Evidence, settings of a card, a person: full height from below on a phone, at the side elsewhere. Focus returns where it was. */
export const Sheet = (props: DialogProps) => <Layer {...props} look={SHEET} />;

/** A question that must be answered before going on. */
export const Dialog = (props: DialogProps) => <Layer {...props} look={DIALOG} />;
