/** People behind one cell of an answer. */
export interface CellCount {
  readonly group: string;
  readonly people: number;
}

/**
 * Groups that must not be shown: those with fewer people than `smallest`, and as many others as it takes that the hidden ones cannot be
 * told from a total (complementary suppression).
 *
 * After it, either nothing is hidden that has people, or at least two such cells are hidden which together have `smallest` people or more.
 * Cells without people are hidden as well: that nobody is in a group is a fact about everybody.
 *
 * @see CMS cell size suppression policy (ResDAC, 2024-01-26): no cell of 1 to 10, nor anything from which one can be derived
 */
export function suppressedGroups(cells: readonly CellCount[], smallest: number): ReadonlySet<string> {
  const hidden = cells.filter(({ people }) => people < smallest);
  const shown = cells.filter(({ people }) => people >= smallest).toSorted((a, b) => a.people - b.people || (a.group < b.group ? -1 : 1));
  while (shown.length > 0 && isDerivable(hidden, smallest)) hidden.push(...shown.splice(0, 1));
  return new Set(hidden.map(({ group }) => group));
}

function isDerivable(hidden: readonly CellCount[], smallest: number): boolean {
  const peopled = hidden.filter(({ people }) => people > 0);
  if (peopled.length === 0) return false;
  return peopled.length < 2 || peopled.reduce((sum, { people }) => sum + people, 0) < smallest;
}
