import {
  ActivityIcon,
  BellIcon,
  ChartLineIcon,
  ContactIcon,
  FlaskConicalIcon,
  FolderInputIcon,
  MessageCircleQuestionMarkIcon,
  UsersIcon,
  type LucideIcon,
  ScrollTextIcon,
  SettingsIcon,
  SlidersHorizontalIcon,
  SunIcon,
  WaypointsIcon,
} from 'lucide-react';
import type { Me } from '../lib/types.ts';
import type texts from './texts.en.json';

/** A place of the navigation. */
export interface NavigationPlace {
  readonly to: string;
  readonly text: keyof typeof texts;
  readonly icon: LucideIcon;
}

/** What a role works with; roles that have no places of their own yet see the person's. */
export type Area = 'person' | 'people' | 'operator' | 'researcher';

/** Places by area, in order. */
export const PLACES: Readonly<Record<Area, readonly NavigationPlace[]>> = {
  person: [
    { to: '/today', text: 'shell.today', icon: SunIcon },
    { to: '/explore', text: 'shell.explore', icon: ChartLineIcon },
    { to: '/ask', text: 'shell.ask', icon: MessageCircleQuestionMarkIcon },
    { to: '/trials', text: 'shell.trials', icon: FlaskConicalIcon },
    { to: '/sources', text: 'shell.sources', icon: FolderInputIcon },
    { to: '/notifications', text: 'shell.notifications', icon: BellIcon },
    { to: '/settings', text: 'shell.settings', icon: SettingsIcon },
  ],
  people: [{ to: '/people', text: 'shell.people', icon: ContactIcon }],
  operator: [
    { to: '/ops/health', text: 'shell.health', icon: ActivityIcon },
    { to: '/ops/logs', text: 'shell.logs', icon: ScrollTextIcon },
    { to: '/ops/traces', text: 'shell.traces', icon: WaypointsIcon },
    { to: '/ops/config', text: 'shell.configuration', icon: SlidersHorizontalIcon },
  ],
  researcher: [{ to: '/questions', text: 'shell.questions', icon: UsersIcon }],
};

/** Area that an address lies in. */
export const areaOf = (path: string): Area =>
  path.startsWith('/ops') ? 'operator' : path.startsWith('/questions') ? 'researcher' : path.startsWith('/people') ? 'people' : 'person';

/** Areas that somebody may go to, in order. That of others is there once somebody shares. */
export const areasOf = (me: Me | undefined, isSharedWith: boolean): readonly Area[] => [
  ...(me?.personId === undefined ? [] : (['person'] as const)),
  ...(isSharedWith ? (['people'] as const) : []),
  ...(me?.roles.includes('researcher') === true ? (['researcher'] as const) : []),
  ...(me?.roles.includes('operator') === true ? (['operator'] as const) : []),
];
