import { Toast as Radix } from 'radix-ui';
import { useText } from '../app/text.ts';
import { Button } from './button.tsx';
import type { Notice } from './notice.ts';
import type texts from './texts.en.json';

const SHOWN_MS = 8000;

/** A notice with its own key. */
export interface KeyedNotice extends Notice {
  readonly key: number;
}

/** The notices on the screen: eight seconds each, longer while they are hovered or focused. */
export function NoticeLayer({ notices, onDrop }: { readonly notices: readonly KeyedNotice[]; readonly onDrop: (key: number) => void }) {
  const t = useText<keyof typeof texts>();
  return (
    <Radix.Provider duration={SHOWN_MS} label={t('ui.notices')}>
      {notices.map((notice) => (
        <Radix.Root
          key={notice.key}
          onOpenChange={(open) => {
            if (!open) onDrop(notice.key);
          }}
          className="enter flex items-center justify-between gap-4 rounded-medium border border-line bg-surface p-3 pl-4 shadow-[0_8px_24px_rgb(0_0_0/.14)]"
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
  );
}
