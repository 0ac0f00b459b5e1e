import type { Notice } from './notice.ts';
import { createContext, lazy, type ReactNode, Suspense, useCallback, useContext, useState } from 'react';
import type { KeyedNotice } from './notice-layer.tsx';

const NoticeLayer = lazy(async () => ({ default: (await import('./notice-layer.tsx')).NoticeLayer }));
const NoticeContext = createContext<(notice: Notice) => void>(() => undefined);
const SHOWN_AT_MOST = 3;

/** Shows a notice. */
export const useNotice = (): ((notice: Notice) => void) => useContext(NoticeContext);

/** Holds the notices of the app; nothing of them is loaded before the first one. */
export function Notices({ children }: { readonly children: ReactNode }) {
  const [notices, setNotices] = useState<readonly KeyedNotice[]>([]);
  const show = useCallback(
    (notice: Notice) => setNotices((before) => [...before.slice(1 - SHOWN_AT_MOST), { ...notice, key: (before.at(-1)?.key ?? 0) + 1 }]),
    [],
  );
  const drop = (key: number): void => setNotices((before) => before.filter((notice) => notice.key !== key));
  return (
    <NoticeContext value={show}>
      {children}
      {notices.length > 0 && (
        <Suspense>
          <NoticeLayer notices={notices} onDrop={drop} />
        </Suspense>
      )}
    </NoticeContext>
  );
}
