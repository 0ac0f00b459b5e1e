import { Toast as Radix } from 'radix-ui';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { useText } from '../app/text.ts';
import { Button } from './button.tsx';
import type texts from './texts.en.json';

/** A confirmation, with a way back where there is one. Never an error: those stay where they happened. */
export interface Notice {
  readonly text: string;
  readonly onUndo?: () => void;
}

const SHOWN_MS = 8000;
const NoticeContext = createContext<(notice: Notice) => void>(() => undefined);

/** Shows a notice. */
export const useNotice = (): ((notice: Notice) => void) => useContext(NoticeContext);

/** Holds the notices of the app; nothing of it is in the page before the first one. */
export function Notices({ children }: { readonly children: ReactNode }) {
  const t = useText<keyof typeof texts>();
  const [shown, setShown] = useState<readonly (Notice & { readonly key: number })[]>([]);
  const show = useCallback(
    (notice: Notice) => setShown((before) => [...before.slice(-2), { ...notice, key: (before.at(-1)?.key ?? 0) + 1 }]),
    [],
  );
  const drop = (key: number): void => setShown((before) => before.filter((notice) => notice.key !== key));
  return (
    <NoticeContext value={show}>
      {children}
      {shown.length > 0 && (
        <Radix.Provider duration={SHOWN_MS} label={t('ui.notices')}>
          {shown.map((notice) => (
            <Radix.Root
              key={notice.key}
              onOpenChange={(open) => {
                if (!open) drop(notice.key);
              }}
              className="enter flex items-center justify-between gap-4 rounded-m border border-line bg-surface p-3 pl-4 shadow-[0_8px_24px_rgb(0_0_0/.14)]"
            >
              <Radix.Description>{notice.text}</Radix.Description>
              {notice.onUndo !== undefined && (
                <Radix.Action asChild altText={t('ui.undo')}>
                  <Button kind="link" onClick={notice.onUndo}>
                    {t('ui.undo')}
                  </Button>
                </Radix.Action>
              )}
            </Radix.Root>
          ))}
          <Radix.Viewport className="fixed right-4 bottom-20 left-4 z-50 grid gap-2 outline-none md:bottom-6 md:left-auto md:w-[400px]" />
        </Radix.Provider>
      )}
    </NoticeContext>
  );
}
