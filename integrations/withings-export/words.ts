/** Words of Withings' headers in the languages of the account, without case. The unit stands in brackets behind them. */
export const WORDS = {
  date: /^(date|datum|fecha|data|日付|日時)$/i,
  comments: /^(comments?|kommentare?|commentaires?|opmerkingen?|comentarios?|commenti|commento|コメント)$/i,
  weight: /^((weight|gewicht|poids|peso)\b|体重)/i,
  fatFreeMass: /^(fat.?free mass|fettfreie masse|masse maigre|vetvrije massa|masa libre de grasa|masa magra|massa magra|除脂肪)/i,
  fatRatio: /^(fat ratio|fettanteil|taux de (masse )?grasse?|体脂肪率)/i,
  fatMass: /^(fat mass|fettmasse|masse grasse|vetmassa|masa grasa|massa grassa|(体)?脂肪量)/i,
  boneMass: /^(bone mass|knochenmasse|masse osseuse|botmassa|masa [oó]sea|massa ossea|骨量)/i,
  muscleMass: /^(muscle mass|muskelmasse|masse musculaire|spiermassa|masa muscular|massa muscolare|筋肉量)/i,
  hydration: /^(hydration|hydrierung|wasser|hydratation|hydratatie|hidrataci[oó]n|idratazione|水分)/i,
  heartRate:
    /^(heart rate|herzfrequenz|puls\b|pulse|fr[eé]quence cardiaque|rythme cardiaque|pouls|hartslag|frecuencia card[ií]aca|ritmo card[ií]aco|pulso|frequenza cardiaca|battito|心拍)/i,
  systolic: /^(systol|sist[oó]l|収縮期|最高血圧)/i,
  diastolic: /^(diastol|diast[oó]l|拡張期|最低血圧)/i,
} as const;

export type Word = keyof typeof WORDS;

/** Place of a column; -1 when the header has none. */
export const placeOf = (header: readonly string[], word: Word): number => header.findIndex((name) => WORDS[word].test(clean(name)));

const clean = (name: string): string => name.replace(/^\ufeff/, '').trim();

/** `Weight (lb)` -> `lb`; empty when the header tells no unit. */
export const unitIn = (columnName: string): string => /\(([^)]*)\)\s*$/.exec(columnName)?.[1] ?? '';

/** The tables of an export that tell by their header what they are. */
export type TableName = 'weight' | 'pressure' | 'sleep' | 'activities';

/** The table that a header belongs to. */
export function tableOf(header: readonly string[]): TableName | undefined {
  const [first = '', , third = '', , fifth = '', sixth = '', seventh = '', eighth = ''] = header.map(clean);
  if (third.endsWith('(s)') && /^rem \(s\)$/i.test(fifth) && sixth.endsWith('(s)') && eighth.endsWith('(s)')) return 'sleep';
  if (/^data$/i.test(seventh) && /^gps$/i.test(eighth)) return 'activities';
  if (!WORDS.date.test(first) || placeOf(header, 'comments') === -1) return undefined;
  if (placeOf(header, 'systolic') !== -1 && placeOf(header, 'diastolic') !== -1) return 'pressure';
  return placeOf(header, 'weight') !== -1 && placeOf(header, 'fatMass') !== -1 ? 'weight' : undefined;
}
