import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { EllipsisIcon } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useText } from '../app/text.ts';
import { meQuery, overviewQuery, unreadQuery } from '../lib/queries.ts';
import { classes } from '../ui/classes.ts';
import { type Area, type NavigationPlace, PLACES } from './places.ts';
import type texts from './texts.en.json';

const INBOX = '/notifications';
/** Places that fit side by side on a phone; the last of them leads to the rest. */
const AT_HAND = 5;
const ITEM =
  'target flex items-center rounded-medium text-text-2 hover:bg-surface-2 data-[status=active]:text-accent-text data-[status=active]:font-semibold';
const RAIL =
  'max-md:min-w-0 max-md:flex-1 max-md:flex-col max-md:justify-center max-md:gap-0.5 max-md:text-axis md:data-[status=active]:bg-accent-soft md:max-lg:justify-center md:gap-3 md:px-3 md:text-reading';

const Dot = () => <span aria-hidden className="absolute -top-1 -right-1 h-2.5 w-2.5 rounded-full border-2 border-bg bg-accent" />;

const LISTED = 'max-md:w-full md:max-lg:justify-center gap-3 px-3 text-reading data-[status=active]:bg-accent-soft';

function Item({
  place,
  unread,
  isListed = false,
}: {
  readonly place: NavigationPlace;
  readonly unread: number;
  /** Whether it stands in a list with words beside the icons, on a phone too. */
  readonly isListed?: boolean;
}) {
  const t = useText<keyof typeof texts>();
  const Icon = place.icon;
  return (
    <li className="max-md:flex max-md:min-w-0 max-md:flex-1">
      <Link to={place.to} className={classes(ITEM, isListed ? LISTED : RAIL)} activeProps={{ 'aria-current': 'page' }}>
        <span className="relative">
          <Icon size={20} aria-hidden />
          {unread > 0 && <Dot />}
        </span>
        <span className="md:max-lg:sr-only">{t(place.text)}</span>
        {unread > 0 && <span className="sr-only">{t('shell.unread', { count: unread })}</span>}
      </Link>
    </li>
  );
}

/** The rest of the places: behind a button on a phone, below the others where there is room. */
function More({
  places,
  unread,
  item,
}: {
  readonly places: readonly NavigationPlace[];
  readonly unread: number;
  readonly item: (place: NavigationPlace, isListed: boolean) => ReactNode;
}) {
  const t = useText<keyof typeof texts>();
  const path = useLocation({ select: (location) => location.pathname });
  const [openAt, setOpenAt] = useState<string>();
  const id = useId();
  // Going somewhere closes it.
  const isOpen = openAt === path;
  const isHere = places.some((place) => path.startsWith(place.to));
  const close = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setOpenAt(undefined);
  };
  return (
    <div className="max-md:flex max-md:flex-1" onKeyDown={close}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        data-status={isHere ? 'active' : undefined}
        onClick={() => setOpenAt(isOpen ? undefined : path)}
        className={classes(ITEM, RAIL, 'md:hidden')}
      >
        <span className="relative">
          <EllipsisIcon size={20} aria-hidden />
          {unread > 0 && <Dot />}
        </span>
        {t('shell.more')}
      </button>
      <ul
        id={id}
        className={classes(
          'max-md:absolute max-md:right-2 max-md:bottom-full max-md:mb-2 max-md:min-w-52 max-md:rounded-large max-md:border max-md:border-line max-md:bg-surface max-md:p-2 max-md:shadow-[0_8px_24px_rgb(0_0_0/.14)] md:grid md:gap-1',
          isOpen ? 'max-md:grid' : 'max-md:hidden',
        )}
      >
        {places.map((place) => item(place, true))}
      </ul>
    </div>
  );
}

/** Places of an area: a bar below on a phone, icons at the left on a tablet, icons with words from 1024 px. */
export function Navigation({ area }: { readonly area: Area }) {
  const t = useText<keyof typeof texts>();
  const { data: me } = useQuery(meQuery());
  const { data } = useQuery({ ...overviewQuery(), enabled: false });
  // Today brings the number along; on any other page that is opened first it is asked for.
  const { data: counted } = useQuery({ ...unreadQuery(), enabled: data === undefined && me?.personId !== undefined });
  const unread = data?.inbox.data?.unread ?? counted?.unread ?? 0;
  const places = PLACES[area];
  const atHand = places.length > AT_HAND ? AT_HAND - 1 : places.length;
  const unreadOf = (place: NavigationPlace): number => (place.to === INBOX ? unread : 0);
  const item = (place: NavigationPlace, isListed: boolean) => (
    <Item key={place.to} place={place} unread={unreadOf(place)} isListed={isListed} />
  );
  return (
    <nav aria-label={t('shell.navigation')} className="max-md:flex md:grid md:gap-1">
      <ul className="max-md:flex max-md:flex-[4] md:grid md:gap-1">{places.slice(0, atHand).map((place) => item(place, false))}</ul>
      {atHand < places.length && <More places={places.slice(atHand)} unread={unread} item={item} />}
    </nav>
  );
}
