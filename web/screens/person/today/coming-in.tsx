import { numberFormat } from '@aceso/charts';
import { usePlace } from '../../../app/place.tsx';
import { useText } from '../../../app/text.ts';
import type { Upload } from '../../../lib/types.ts';
import { Progress } from '../../../ui/progress.tsx';
import type texts from './texts.en.json';

const RUNNING: ReadonlySet<Upload['status']> = new Set(['receiving', 'waiting', 'importing', 'summarising']);

/** Imports that are under way. */
export function ComingIn({ uploads }: { readonly uploads: readonly Upload[] }) {
  const t = useText<keyof typeof texts>();
  const { locale } = usePlace();
  const running = uploads.filter((upload) => RUNNING.has(upload.status));
  if (running.length === 0) return null;
  return (
    <ul className="mb-4 grid gap-3">
      {running.map((upload) => {
        const label = t('today.import', { name: upload.name });
        return (
          <li key={upload.uploadId} className="rounded-large border border-line bg-surface p-4">
            <p className="mb-2">{label}</p>
            <Progress
              label={label}
              done={upload.progress.done}
              total={upload.progress.total}
              words={t('today.import.read', { count: numberFormat(0, locale)(upload.progress.samples) })}
            />
          </li>
        );
      })}
    </ul>
  );
}
