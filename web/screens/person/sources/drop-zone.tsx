import { UploadIcon } from 'lucide-react';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../../../app/text.ts';
import { Card } from '../../../ui/card.tsx';
import { classes } from '../../../ui/classes.ts';
import { droppedFiles } from './dropped.ts';
import type texts from './texts.en.json';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** Files and folders that are let go anywhere on the page. */
function useWholePage(onFiles: (files: readonly File[]) => void, onFault: (error: unknown) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      onFault(undefined);
      if (event.dataTransfer !== null) droppedFiles(event.dataTransfer).then(onFiles, onFault);
    };
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  }, [onFiles, onFault]);
  return isOver;
}

/** Files may be chosen by a button or dropped anywhere on the page. */
export function DropZone({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const t = useText<keyof typeof texts>();
  const id = useId();
  const [fault, setFault] = useState<unknown>();
  const isOver = useWholePage(onFiles, setFault);
  const input = useRef<HTMLInputElement>(null);
  const take = useCallback(() => {
    const { current } = input;
    if (current === null || current.files === null || current.files.length === 0) return;
    onFiles([...current.files]);
    // The same file may be chosen again, to go on.
    current.value = '';
  }, [onFiles]);
  // The page can be read before its script runs: a file may have been chosen in between.
  useEffect(take, [take]);
  return (
    <Card title={t('sources.drop')}>
      <div
        className={classes(
          'grid justify-items-start gap-3 rounded-medium border border-dashed p-5',
          isOver ? 'border-accent bg-accent-soft' : 'border-control',
        )}
      >
        <p className="max-w-[68ch] text-text-2">{t(isOver ? 'sources.drop.now' : 'sources.drop.what')}</p>
        <span className="relative inline-flex rounded-medium bg-accent text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus hover:bg-accent-hover">
          <label htmlFor={id} className="target inline-flex items-center gap-2 px-4 font-medium">
            <UploadIcon size={18} aria-hidden />
            {t('sources.drop.choose')}
          </label>
          <input id={id} type="file" multiple className="absolute inset-0 cursor-pointer opacity-0" ref={input} onChange={take} />
        </span>
        {fault !== undefined && (
          <p role="alert" className="text-note font-semibold text-urgent">
            {t(fault instanceof RangeError ? 'sources.drop.too-large' : 'sources.drop.unreadable')}
          </p>
        )}
        <p className="text-note text-text-3">
          {t('sources.drop.apple')} {t('sources.drop.twice')}
        </p>
      </div>
    </Card>
  );
}
