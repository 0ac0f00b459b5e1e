import { useText } from '../../app/text.ts';
import type { Share } from '../../lib/types.ts';
import { categoriesInWords } from './category-names.ts';
import type texts from './texts.en.json';

/** Whose data it is, that they can see the look, and what was not read. */
export function LookingBar({ share }: { readonly share: Share }) {
  const t = useText<keyof typeof texts>();
  const name = share.personName ?? t('people.unnamed');
  return (
    <p className="mb-5 rounded-medium bg-accent-soft px-4 py-3 text-note text-accent-text">
      {t('people.bar', { name })} {t('people.shared.only', { what: categoriesInWords(share.categories, t) })}
    </p>
  );
}
