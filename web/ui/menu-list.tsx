import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import type { MenuItem } from './menu.tsx';

/** A menu with its button, open from the start: it comes when it was asked for. */
export function MenuList({ items, children }: { readonly items: readonly MenuItem[]; readonly children: ReactNode }) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
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
