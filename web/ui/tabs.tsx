import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

/** Pages of one thing, one at a time. */
export function Tabs({
  label,
  value,
  onChange,
  pages,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly pages: readonly { readonly value: string; readonly label: string; readonly page: ReactNode }[];
}) {
  return (
    <Radix.Root value={value} onValueChange={onChange}>
      <Radix.List aria-label={label} className="mb-4 flex gap-1 overflow-x-auto border-b border-line">
        {pages.map((page) => (
          <Radix.Trigger
            key={page.value}
            value={page.value}
            className="target -mb-px border-b-2 border-transparent px-3 whitespace-nowrap text-text-2 data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-accent-text"
          >
            {page.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {pages.map((page) => (
        <Radix.Content key={page.value} value={page.value}>
          {page.page}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
