/** Why a question cannot be answered from one's own data, and what to say instead. */
export interface OutOfScope {
  readonly reason: 'out-of-scope' | 'future' | 'advice' | 'cause';
  readonly message: string;
}

const RULES: readonly (readonly [RegExp, OutOfScope])[] = [
  [
    / (will|tomorrow|(?<!the )next (?:week|month|year)|predict|forecast|going to be) | would (?:my|i|it) .* if | if i (?:ran|had|did|slept|walked|were|was to) /,
    { reason: 'future', message: 'I can only tell what has been measured, not what is to come.' },
  ],
  [
    /^ (?:so |and |but |please |can you tell me )?why | what (?:caused|causes|is causing|makes) | reason (?:for|why) | (?:keep|kept|keeps|make|made|makes|help|helped|helps|hurt|ruin|ruined) (?:me|my) | because of what /,
    { reason: 'cause', message: 'Your data show what happened, not why. I can show which of your measures moved together.' },
  ],
  [
    / should i | best (?:time|way|day|moment) to | (?:how (?:do|can|could|should|would) i|how to|ways? to|help me|tips (?:for|on)) (?:to )?(?:improve|increase|lower|reduce|lose|gain|get|sleep better|fix|boost|raise|decrease|become|build|avoid|stop) (?!my .* average)| (?:would|do) i (?:have|need) to | do i need(?= ) | is (?:\d+ hours|it|this|that|my [a-z ]+) (?:of sleep )?(?:enough|too (?:low|high|much|little)|healthy|normal|ok|okay|dangerous) | what is a (?:good|normal|healthy|typical) | (?:can|may) i (?:take|stop|eat) | is it (?:safe|dangerous|normal|healthy|bad|ok|okay) | do i have (?:a |an )?(?!(?:more|any|the|on|in)\b)[a-z]+ ?(?:disease|disorder|apnea|diabetes|condition|cancer|infection|flu|virus)? *,? *$| diagnos\w+ | what (?:medicine|drug|dose|pill|disease|supplement) | (?:dose|dosage) of (?!insulin)/,
    { reason: 'advice', message: 'That needs a person who knows you, such as a clinician. I answer with figures from your own data.' },
  ],
  [
    / (?:my|his|her|their) (?:wife|husband|partner|mother|father|mum|mom|dad|son|daughter|friend|child|kid|brother|sister|dog|cat|boss|neighbour) | everyone else | other (?:people|users|persons) | average (?:person|american|man|woman|adult|human|user|european) | (?:most|many) people | for (?:a|my) (?:\d+ year old|age) | people (?:of|at) my age | (?:he|she|they) (?:walk|sleep|run|weigh)/,
    { reason: 'out-of-scope', message: 'I answer about your own data only.' },
  ],
  [
    / weather | (?:sunny|rainy|cold|hot|warm|snowy|windy|cloudy) (?:days?|weather) | (?:at|from|to) (?:work|home|school|the office) | (?:book|schedule|call|order|buy) (?:a|an|me) | meaning of life | it (?:rained|snowed|was raining|was snowing|was sunny|was hot|was cold) | stock | bitcoin | capital (?:of|city) | president | joke | poem | song | movie | recipe | who (?:is|was|are) | translate | news /,
    { reason: 'out-of-scope', message: 'I answer questions about your own health data only.' },
  ],
];

/** Tells what a question is that figures cannot answer; undefined when they may. */
export const outOfScope = (text: string): OutOfScope | undefined => RULES.find(([form]) => form.test(text))?.[1];
