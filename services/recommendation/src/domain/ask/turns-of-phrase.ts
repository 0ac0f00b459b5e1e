const MONTH_SHORT = 'jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec';
const WEEKDAYS = '(?:mon|tues|wednes|thurs|fri|satur|sun)days';
const KIND_OF_DAYS = `weekend days|weekend nights|week ?days|work ?days|working days|weeknights|${WEEKDAYS}`;
const COUNTS = 'how many|number of|percentage of|percent of|share of|fraction of|proportion of|count of';
const LIMIT = 'than|over|under|below|above|least|most|exceed|exceeded|beyond|around|about|of|only|reach|reached|hit';
const HOUR = 'hour|mile|kilometre|kilometer|km|litre|liter|minute|kilo|pound';

/** Questions as they are put, in signs that are lost afterwards. */
export const RAW_TURNS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`\\b(${MONTH_SHORT})\\.(?=\\s)`, 'g'), '$1'],
  [/\bi\.e\.|\be\.g\./g, ','],
  [/\b(\d+(?:\.\d+)?) ?k ?\+/g, '$1k or more '],
  [/(\d)\s?\+(?=\s|$)/g, '$1 or more '],
  [/\bw\/o\b/g, 'without'],
  [/\b(\d{1,2})(?: and a half| 1\/2|½)(?= )/g, '$1.5'],
  [/\bhalf past (\d{1,2})\b/g, '$1:30'],
  [/\bhalf (?:an|a) hour\b|\bhalf hour\b/g, '30 minutes'],
  [/\b(?:an hour|1 hour) and a half\b/g, '1.5 hours'],
  [/\bavg\./g, 'avg'],
  [/\bno\. of\b/g, 'number of'],
];

/** Everyday turns of phrase as the plainer one that the rules know. Words are plain and numbers digits. */
const TURNS: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`(?<= (?:${LIMIT}) )an? (?=(?:${HOUR})(?= ))`, 'g'), '1 '],
  [new RegExp(` (${COUNTS}) (?:my |the |all )*(${KIND_OF_DAYS})(?= )`, 'g'), ' $1 days on $2'],
  [/(?<= (?:on|over|for) )what (?=(?:percentage|percent|share|fraction|proportion) )/g, 'what '],
  [
    / (how many|what percent of|what percentage of|what share of|percent of|percentage of|share of) (?:of )?(?:the |my )?(last|past|previous) (\d+) (days|nights)(?= )/g,
    ' $1 $4 in the $2 $3 $4',
  ],
  [
    /^ (?:the |my )?(days|nights) (?!since |ago |before |after |following |of my |of the )(?=.*@|.*\d|.*(?:no |without |missing |midnight|noon|an hour|a mile))/g,
    ' how many $1 ',
  ],
  [/^ (?:the )?missing (.*?) (days|nights)(?= )/g, ' how many $2 are missing $1'],
  [
    / (?:longest|biggest|best) (?:run|string|stretch|sequence|series|chain) of (?=(?:consecutive )?(?:days|nights) (?!without|with no|between))/g,
    ' longest streak of ',
  ],
  [/(?<= sleep )(.*?)(was|were|is) (deep|rem|light)(?= (?!sleep))/g, '$1$2 $3 sleep'],
  [
    /(?<! (?:highest|lowest|best|worst|maximum|minimum|max|min|peak|biggest)) (?:my |the )?(\d+) (day|week|month) (?:average|mean)(?= )/g,
    ' my average of the last $1 $2s ',
  ],
  [/ how efficient (?:was|is|has) my sleep(?: been)?(?= )/g, ' what was my sleep efficiency'],
  [/ (\d+) and a half (?=hours?|km|kilomet|miles?|lit)/g, ' $1.5 '],
  [/ (?:last|past) quarter of a year(?= )/g, ' last 3 months'],
  [/ in bed (?=(?:after|before|by|past|until|later than|earlier than) (?:\d|midnight))/g, ' bedtime '],
  [/ my (\d+(?:\.\d+)?) ((?:[a-z]+ ){1,2})(?:goal|target)(?= )/g, ' my goal of $1 $2'],
  [/ (sleep|steps?|exercise|activity) (?:goal|target) of (\d+(?:\.\d+)?)( (?:hours?|minutes?))?(?= )/g, ' goal of $2$3 $1'],
  [/ (?:how many|number of) rest days(?= )/g, ' how many days without workouts'],
  [/ on (?:my )?(?:rest|non workout|non training|off) days(?= )/g, ' on days without workouts'],
  [/ on (?:my )?(running|run|workout|training|gym|cycling|swimming|swim|exercise|yoga|ride) days(?= )/g, ' on days with $1'],
  [/^( how many (?:days|nights) .*?) , how many(?: in total| were there| are there)?(?: ,)? $/g, '$1 '],
  [/ weigh ins(?= )/g, ' weigh in'],
  [new RegExp(` an? (?=(?:${HOUR}) or (?:more|less|longer|shorter|over|under)(?= ))`, 'g'), ' 1 '],
  [/ on non (running|cycling|swimming|gym|exercise|workout|training) days(?= )/g, ' on days without $1'],
  [/ , the (day|night) i (?=.* (?:most|least|best|longest|shortest)(?= ))/g, ' , which $1 did i '],
  [
    / (?:go|went|gone|move|moved|moving) up or (?:go |went )?down(?= )| (?:rise|increase|grow|improve|gain) or (?:fall|drop|decrease|decline|shrink|worsen|lose)(?= )| (?:fall|drop|decrease|decline) or (?:rise|increase|grow)(?= )| (?:fallen or risen|risen or fallen|increased or decreased|decreased or increased|rose or fell|gone down or up)(?= )/g,
    ' change',
  ],
  [
    / (?:max|maximum|highest) (?:minus|less|to|versus) (?:min|minimum|lowest)(?= )| (?:min|minimum|lowest) to (?:max|maximum|highest)(?= )/g,
    ' range',
  ],
  [
    / (?:the )?(?:spread|gap|swing|difference|distance) between (?:my |the )?(?:highest|maximum|max|top|best|biggest) and (?:my |the )?(?:lowest|minimum|min|worst|smallest)(?= )/g,
    ' range of my',
  ],
  [
    / (?:the )?(?:spread|gap|swing|difference|distance) between (?:my |the )?(?:lowest|minimum|min|worst|smallest) and (?:my |the )?(?:highest|maximum|max|top|best|biggest)(?= )/g,
    ' range of my',
  ],
  [
    / (?:excluding|except(?: for)?|not counting|not including|leaving out|ignoring|without|other than|apart from) (?:the |my |on )?(?:weekends|weekend days)(?= )/g,
    ' on weekdays',
  ],
  [
    / (?:excluding|except(?: for)?|not counting|not including|leaving out|ignoring|without|other than|apart from) (?:the |my |on )?weekdays(?= )/g,
    ' on weekends',
  ],
  [/ (?:was|were|is|are) at (?:it is|its|their) (?=(?:highest|lowest|best|worst|maximum|minimum|peak)(?= ))/g, ' was '],
  [/ (?:add|adds|added|adding) up to(?= (?!\d))/g, ' total'],
  [
    /^ (?:out )?of (?:all )?(?:my |the )(.*?) , (?:what|which) (share|percentage|percent|proportion|fraction|portion)(?: of (?:them|those|these))? (was|were|are|is)(?= )/g,
    ' what $2 of my $1 $3',
  ],
  [
    / (?:between|from) (?:each |any )?(?:2 |consecutive |successive |adjacent |neighbouring )+(?:weigh ins?|weighings?|readings|measurements|entries|values|days|nights)(?= )/g,
    ' from one to the next',
  ],
  [/ earliest (?=(?:day|date) )/g, ' first '],
  [/ (?:on )?days (?:that|which) (?:were|are|was) not (?:on )?(?:a |the )?weekends?(?: days?)?(?= )/g, ' on weekdays'],
  [/ (?:on )?days (?:that|which) (?:were|are|was) not (?:a |the )?weekdays?(?= )/g, ' on weekends'],
  [/ (?:all time|lifetime) (?:high|best|maximum|peak|record)(?= )/g, ' highest ever'],
  [/ (?:all time|lifetime) (?:low|minimum)(?= )/g, ' lowest ever'],
  [/ as of (?:today|now|yesterday)(?= )/g, ' currently'],
  [
    / (?:for|in|during|of) (?:the |my )(week|month) with (?:the |my )?(?=(?:most|least|fewest|highest|lowest|best|worst) )/g,
    ' , which $1 had the ',
  ],
  [/ minus (?=(?:last|the|in|this|\w+ ))/g, ' versus '],
  [/ year to date(?= )| ytd(?= )/g, ' this year'],
  [/ month to date(?= )| mtd(?= )/g, ' this month'],
  [/ (?:the )?(?:start|beginning) of (?:the|this|the current) (year|month|week)(?= )/g, ' this $1'],
  [/ (?:the )?last half (?:of (?:the|a) )?year(?= )| (?:the )?(?:last|past) half (?:a )?year(?= )/g, ' the last 6 months'],
  [/ (?:the )?month before this (?:one|1|month)(?= )| (?:the )?(?:last|previous) calendar month(?= )/g, ' last month'],
  [/ (?:the )?week before this (?:one|1|week)(?= )/g, ' last week'],
  [/ (?:back|latter|final) half of(?= )/g, ' second half of'],
  [/ these (last|past) (?=\d)/g, ' the $1 '],
  [/ this (?:last|past) (?=\d)/g, ' the last '],
  [/ since (?:i |we )?(?:started|began|start|begun) (?:tracking|recording|measuring|logging|wearing it|using it|this)(?= )/g, ' all time'],
  [/ since (?:tracking|recording) (?:started|began)(?= )/g, ' all time'],
  [/ new year day(?= )/g, ' 1 january'],
  [/ new years? eve(?= )/g, ' 31 december'],
  [/(?<= since )(?:the )?new years?(?= )/g, '1 january'],
  [/ christmas eve(?= )/g, ' 24 december'],
  [/ (?:christmas|xmas) day(?= )|(?<= at) (?:christmas|xmas)(?= )/g, ' 25 december'],
  [/ (?:over|during) (?:the )?(?:christmas|xmas)(?: holidays?| period| break)?(?= )/g, ' from 24 to 26 december'],
  [/ boxing day(?= )/g, ' 26 december'],
  [/ halloween(?= )/g, ' 31 october'],
  [/ valentines? day(?= )/g, ' 14 february'],
  [/ over the weekend(?= )| (?:at|on) the weekend just gone(?= )/g, ' last weekend'],
  [/(?<= week )(?:commencing|beginning|starting)(?: on)?(?= )/g, 'starting'],
  [/ (?:first|1st) quarter (?:of (?:the |this )?year )?(?:of )?(?=20\d\d )?/g, ' q1 '],
  [/ (?:second|2th|2nd) quarter (?:of (?:the |this )?year )?(?:of )?(?=20\d\d )?/g, ' q2 '],
  [/ (?:third|3th|3rd) quarter (?:of (?:the |this )?year )?(?:of )?(?=20\d\d )?/g, ' q3 '],
  [/ (?:fourth|4th|last) quarter of (?:(?:the |this )?year )?(?=20\d\d )?/g, ' q4 '],
  [
    / my (\w+ )?(?:daily )?(?:goal|target) is (\d+(?:\.\d+)?)( \w+)?(?: a day)? , (.*) (reach|hit|meet|make|achieve|beat|miss) (?:it|that)(?= )/g,
    ' , $4 $5 $2$3 $1',
  ],
  [/ how far apart (?:were|are|was) my (?:highest|lowest) and (?:my )?(?:lowest|highest)(?= )/g, ' range of my'],
  [/ what is the furthest(?= )/g, ' what was the furthest'],
  [/ in (?:bed|bed by) before(?= \d)/g, ' bedtime before'],
  [/ (?:was|were|been) (?:i )?asleep (?=before|after|by)/g, ' fell asleep '],
  [/ how many (mornings|evenings) /g, ' how many days '],
  [/ (was|am|been) i up (?=before|after|by)/g, ' $1 i woke up '],
  [/ stepped? on the scales?(?= )/g, ' weigh myself'],
  [/ to (?:the gym)(?= )/g, ' to gym'],
  [/ (go|going|went|gone|been) (?:to |for )?(?:a )?(?=gym )/g, ' $1 '],
];

const DAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const SOME_DAYS = new RegExp(
  ` (?:from |between )?(${DAY_NAMES.join('|')}) (?:to|and|through|until|till) (${DAY_NAMES.join('|')})(?= (?:of )?(?:last|this|the past) week )`,
  'g',
);
/** "Monday to Wednesday last week": those days of it. */
function daysBetween(from: string, to: string): string {
  const [first, end] = [DAY_NAMES.indexOf(from), DAY_NAMES.indexOf(to)];
  return DAY_NAMES.filter((_name, at) => (first <= end ? at >= first && at <= end : at >= first || at <= end))
    .map((name) => `${name}s`)
    .join(' and ');
}

/** How a question of plain words is turned before anything is marked. */
export function turned(text: string): string {
  let turn = ` ${text} `;
  for (const [form, words] of TURNS) turn = turn.replaceAll(form, words);
  turn = turn.replaceAll(SOME_DAYS, (_all, from: string, to: string) => ` on ${daysBetween(from, to)}`);
  if (/ weekends? /.test(turn)) turn = turn.replaceAll(/ (?:during|in) the week(?= )/g, ' on weekdays');
  const twice = / (?:last|past|most recent) (\d+ (?:days?|nights?|weeks?|months?)) /.exec(turn);
  if (twice !== null)
    turn = turn.replaceAll(/ (?:the )?(?:previous|prior|preceding) (\d+ (?:days?|nights?|weeks?|months?)) /g, ' the $1 before ');
  return turn.replaceAll(/\s+/g, ' ').trim();
}
