import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useText } from '../app/text.ts';
import { overviewQuery } from '../lib/queries.ts';
import { classes } from '../ui/classes.ts';
import { type Area, type NavigationPlace, PLACES } from './places.ts';
import type texts from './texts.en.json';

const ITEM =
  'target flex items-center rounded-medium text-text-2 hover:bg-surface-2 data-[status=active]:text-accent-text data-[status=active]:font-semibold';
const RAIL =
  'max-md:min-w-0 max-md:flex-1 max-md:flex-col max-md:justify-center max-md:gap-0.5 max-md:text-axis md:data-[status=active]:bg-accent-soft md:max-lg:justify-center md:gap-3 md:px-3 md:text-reading';

function Item({ place, unread }: { readonly place: NavigationPlace; readonly unread: number }) {
  const t = useText<keyof typeof texts>();
  const Icon = place.icon;
  return (
    <li className="max-md:flex max-md:min-w-0 max-md:flex-1">
      <Link to={place.to} className={classes(ITEM, RAIL)} activeProps={{ 'aria-current': 'page' }}>
        <span className="relative">
          <Icon size={20} aria-hidden />
          {unread > 0 && <span aria-hidden className="absolute -top-1 -right-1 h-2.5 w-2.5 rounded-full border-2 border-bg bg-accent" />}
        </span>
        <span className="md:max-lg:sr-only">{t(place.text)}</span>
        {unread > 0 && <span className="sr-only">{t('shell.unread', { count: unread })}</span>}
      </Link>
    </li>
  );
}

/** Places of an area: a bar below on a phone, icons at the left on a tablet, icons with words from 1024 px. */
export function Navigation({ area }: { readonly area: Area }) {
  const t = useText<keyof typeof texts>();
  const { data } = useQuery({ ...overviewQuery(), enabled: false });
  const unread = data?.inbox.data?.unread ?? 0;
  return (
    <nav aria-label={t('shell.navigation')}>
      <ul className="max-md:flex md:grid md:gap-1">
        {PLACES[area].map((place) => (
          <Item key={place.to} place={place} unread={place.to === '/notifications' ? unread : 0} />
        ))}
      </ul>
    </nav>
  );
}
