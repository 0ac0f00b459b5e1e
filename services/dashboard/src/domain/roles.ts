import type { OverviewView } from './screen.ts';

type PublicRole = OverviewView['roles'][number];

/** Roles of people; what services are stays inside. */
export const publicRoles = (roles: readonly string[]): PublicRole[] =>
  roles.filter((role): role is PublicRole => role === 'person' || role === 'clinician' || role === 'researcher' || role === 'operator');
