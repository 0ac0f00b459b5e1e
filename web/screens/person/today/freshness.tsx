import { RefreshCwIcon } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import { SOURCES } from '../../../lib/addresses.ts';

/** How old the data is, in words, and the way to the sources. */
export const Freshness = ({ text }: { readonly text: string }) => (
  <Link to={SOURCES} className="target inline-flex items-center gap-2 text-note text-text-2 underline decoration-line underline-offset-4">
    <RefreshCwIcon size={16} aria-hidden />
    {text}
  </Link>
);
