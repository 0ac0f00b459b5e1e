/** Names of all time zones that this browser knows, with `own` among them even if it is an older name. */
export function timeZones(own: string): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(own) ? known : [own, ...known];
}
