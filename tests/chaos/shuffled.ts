/** In another order, each as likely as any other: Fisher and Yates. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const at = Math.floor(random() * (i + 1));
    const [a, b] = [list[i] as T, list[at] as T]; // Both are places of the list.
    [list[i], list[at]] = [b, a];
  }
  return list;
}
