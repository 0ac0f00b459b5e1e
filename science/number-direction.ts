const DOWN =
  /\b(?:fell|fall(?:en|s)?|dropp?(?:ed|s)?|decreas(?:e|ed|es)|declin(?:e|ed|es)|lost|lower|less|fewer|down|reduced|below|under|short|shorter|earlier|to go|left|missing|shy)\b/;
const UP =
  /\b(?:rose|rises?|risen|rising|increas(?:e|ed|es)|gain(?:ed|s)?|higher|more|up|climbed|grew|grown|above|exceed(?:s|ed)?|longer|later|greater)\b/;

/** Words of a sentence that point at one kind of result, by words of its name. */
const POINTERS: readonly (readonly [inText: RegExp, inName: RegExp])[] = [
  [/\b(?:today|this morning|last night|now|latest|current|tonight)\b/g, /today|last|latest|current|now/],
  [/\b(?:usual|usually|normally|typical|typically|baseline|median)\b/g, /median|mean|baseline|usual|avg|average/],
  [/\b(?:average|averaged|mean)\b/g, /median|mean|avg|average/],
  [/\b(?:systolic|upper|top number)\b/g, /sbp|systolic/],
  [/\b(?:diastolic|lower number|bottom number)\b/g, /dbp|diastolic/],
  [/\bdeep\b/g, /deep/],
  [/\brem\b/g, /rem/],
  [/\blight sleep\b/g, /light/],
  [/\b(?:highest|maximum|maximal|peak)\b/g, /max|highest|peak/],
  [/\b(?:lowest|minimum)\b/g, /min(?!ute)(?:_|$|imum)|lowest/],
  [/\bmoderate\b/g, /moderate/],
  [/\bvigorous\b/g, /vigorous/],
  [/\bthis (?:week|month|year)\b/g, /this|current/],
  [/\b(?:last|previous|prior) (?:week|month|year)\b/g, /last|prev|prior/],
  [/\bweekdays?\b/g, /weekday/],
  [/\bweekends?\b/g, /weekend/],
  [/\b(?:to bed|bedtime|fall asleep|fell asleep|asleep at)\b/g, /bed|onset/],
  [/\b(?:get up|got up|wake|woke|waking)\b/g, /wake|waking|rise/],
  [/\bbefore\b/g, /before|pre(?:_|$)/],
  [/\bafter(?:wards)?\b/g, /after|post(?:_|$)/],
];
const END_OF_CLAUSE = /[.;:,!?](?=\s|$)|\d/;

/** Where a number stands: the words of its clause before it, and everything after it. */
interface Spot {
  readonly before: string;
  readonly after: string;
}

/** The words behind a number up to the next mark or number. */
const behind = ({ after }: Spot): string => (after.slice(0, END_OF_CLAUSE.exec(after)?.index ?? after.length) || after).toLowerCase();

/** Which way the clause of a number says that something went; undefined where it says neither or both. */
export function directionSaid(spot: Spot): 'up' | 'down' | undefined {
  return wayOf(behind(spot)) ?? wayOf(spot.before);
}

function wayOf(words: string): 'up' | 'down' | undefined {
  const [up, down] = [UP.test(words), DOWN.test(words)];
  return up === down ? undefined : up ? 'up' : 'down';
}

/** Something with a name, a unit and a value. */
interface Named {
  readonly name: string;
  readonly unit: string;
}

/** The words nearest to a number point at another result of the same unit: the right number in the wrong place. */
export function pointsElsewhere(fact: Named, all: readonly Named[], spot: Spot): boolean {
  const same = all.filter(({ unit }) => unit === fact.unit);
  // What all of them are called tells none from another.
  const telling = [...POINTERS, ...lengthPointers(spot.before)].filter(
    ([, inName]) => new Set(same.map(({ name }) => inName.test(name))).size === 2,
  );
  const pointed = nearest(spot.before, telling, 'last') ?? nearest(behind(spot), telling, 'first');
  return pointed !== undefined && !pointed.test(fact.name);
}

/** "10-year risk" points at a result whose name has that number. */
const lengthPointers = (words: string): typeof POINTERS =>
  [...words.matchAll(/\b(\d+)-(?:year|month|week|day)\b/g)].map(({ 0: found, 1: digits = '' }) => [
    new RegExp(`\\b${found}\\b`, 'g'),
    new RegExp(`(?<!\\d)${digits}(?!\\d)`),
  ]);

function nearest(words: string, pointers: typeof POINTERS, which: 'first' | 'last'): RegExp | undefined {
  const found = pointers.flatMap(([inText, inName]) => [...words.matchAll(inText)].map(({ index }) => ({ index, inName })));
  const sorted = found.toSorted((a, b) => a.index - b.index);
  return (which === 'first' ? sorted[0] : sorted.at(-1))?.inName;
}

const COMPARED_WITH = /\b(?:than|against|compared (?:to|with)|versus|vs\.?|from|below|above|under|of)\s+(?:[\w'-]+\s+){0,3}$/;

/**
 * Which of two results a sentence is about, when it says so: what stands behind "than" or "against" is what it is compared with, else what
 * is named first is the subject. Undefined when only the numbers tell.
 */
export function subjectOf(sentence: string, a: Named, b: Named): 'a' | 'b' | undefined {
  const of = (fact: Named, other: Named) => {
    const places = POINTERS.filter(([, inName]) => inName.test(fact.name) && !inName.test(other.name));
    return places.flatMap(([inText]) => [...sentence.matchAll(inText)].map(({ index }) => index)).toSorted((x, y) => x - y)[0];
  };
  const [atA, atB] = [of(a, b), of(b, a)];
  const isObject = (at: number | undefined) => at !== undefined && COMPARED_WITH.test(sentence.slice(0, at));
  if (isObject(atA) !== isObject(atB)) return isObject(atA) ? 'b' : 'a';
  if (atA === undefined || atB === undefined) return undefined;
  return atA < atB === isObject(atA) ? 'b' : 'a';
}
