import { EllipsisIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useText } from '../app/text.ts';
import { Button } from './button.tsx';
import type texts from './texts.en.json';

/** One choice of a menu. */
export interface MenuItem {
  readonly label: string;
  readonly onSelect: () => void;
}

/** Less used actions behind three dots. */
export function Menu({ label, items }: { readonly label?: string; readonly items: readonly MenuItem[] }) {
  const t = useText<keyof typeof texts>();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button kind="icon" aria-label={label ?? t('ui.more')}>
          <EllipsisIcon size={22} aria-hidden />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          className="enter z-50 min-w-52 rounded-medium border border-line bg-surface p-1 shadow-[0_8px_24px_rgb(0_0_0/.14)]"
        >
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.label}
              onSelect={item.onSelect}
              className="target flex cursor-pointer items-center rounded-small px-3 text-reading outline-none data-highlighted:bg-accent-soft data-highlighted:text-accent-text"
            >
              {item.label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
