import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** After going to another page, focus goes to its heading and the page to its top; on arrival nothing is moved. */
export function usePageFocus(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation === undefined || !pathChanged) return;
        scrollTo({ top: 0 });
        document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
      }),
    [router],
  );
}
