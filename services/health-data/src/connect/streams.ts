import type { Stream } from '@aceso/integrations/kit/connector';

/** Whether the person granted what a stream needs; a vendor that does not say what was granted is asked, and refuses by itself. */
export const mayRead = ({ scope }: Stream, granted: readonly string[] | undefined): boolean =>
  scope === undefined || granted === undefined || granted.includes(scope);
