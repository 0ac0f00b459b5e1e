export type SurenessWord = 'very-unlikely' | 'unlikely' | 'possible' | 'likely' | 'very-likely';

/** Word of a probability; the two are always shown together. */
export function surenessWord(probability: number): SurenessWord {
  if (probability >= 0.8) return 'very-likely';
  if (probability >= 0.6) return 'likely';
  if (probability >= 0.3) return 'possible';
  return probability >= 0.1 ? 'unlikely' : 'very-unlikely';
}
