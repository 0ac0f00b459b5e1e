import { lazy, Suspense, useState } from 'react';
import { useText } from '../../../app/text.ts';
import type { Upload } from '../../../lib/types.ts';
import { Button } from '../../../ui/button.tsx';
import { Loading } from '../../../ui/states.tsx';
import type texts from './texts.en.json';

const ProposedMapping = lazy(async () => ({ default: (await import('./proposed-mapping.tsx')).ProposedMapping }));

/** Asks what the columns of a table are that no source's format knows; the sheet is fetched when it is first opened. */
export function MappingSheet({ upload }: { readonly upload: Upload }) {
  const t = useText<keyof typeof texts>();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="mt-2">
      <p className="mb-2 max-w-[68ch] text-text-2">{t('sources.map.why')}</p>
      <Button kind="primary" onClick={() => setOpen(true)}>
        {t('sources.map.open')}
      </Button>
      {isOpen && (
        <Suspense fallback={<Loading lines={1} />}>
          <ProposedMapping upload={upload} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
