import { EllipsisIcon } from 'lucide-react';
import { type ComponentProps, lazy, Suspense, useState } from 'react';
import { useText } from '../app/text.ts';
import { Button } from './button.tsx';
import type texts from './texts.en.json';

// Most pages are read without it: the list and what places it come with the first press.
const MenuList = lazy(async () => ({ default: (await import('./menu-list.tsx')).MenuList }));

/** One choice of a menu. */
export interface MenuItem {
  readonly label: string;
  readonly onSelect: () => void;
}

function Dots({ label, ...button }: ComponentProps<'button'> & { readonly label: string }) {
  return (
    <Button kind="icon" aria-label={label} {...button}>
      <EllipsisIcon size={22} aria-hidden />
    </Button>
  );
}

/** Less used actions behind three dots. */
export function Menu({ label, items }: { readonly label?: string; readonly items: readonly MenuItem[] }) {
  const t = useText<keyof typeof texts>();
  const [isWanted, setWanted] = useState(false);
  const named = label ?? t('ui.more');
  const plain = <Dots label={named} aria-haspopup="menu" aria-expanded={false} onClick={() => setWanted(true)} />;
  if (!isWanted) return plain;
  return (
    <Suspense fallback={plain}>
      <MenuList items={items}>
        <Dots label={named} />
      </MenuList>
    </Suspense>
  );
}
