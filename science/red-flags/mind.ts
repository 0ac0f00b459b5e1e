import { oneOf } from '../one-of.ts';
import { emergency, near } from './near.ts';

const MEANS = [
  'pills',
  'tablets',
  'meds',
  'rope',
  'noose',
  '\\bbelt\\b',
  'blade',
  'razor',
  '\\bgun\\b',
  'pistol',
  'knife',
  'bridge',
  'train',
  'tracks',
  'roof',
  'ledge',
  'balcony',
  'cliff',
  'motorway',
  'charcoal',
  'exhaust',
  'helium',
  'insulin',
];
const LAST_THINGS = [
  'saving (?:up )?',
  'saved up',
  'stockpil',
  'hoard',
  'collect(?:ed|ing)',
  'bought',
  'ready',
  'in front of me',
  'in my hand',
  'next to me',
  'around my neck',
  'round my neck',
  'count(?:ed|ing)',
  'looking at',
  'staring at',
  'standing (?:on|at)',
  'drawn to',
  'think(?:ing)? (?:of|about) how',
  'how easy',
  'tonight',
  'goodbye',
  'enough to',
  'all it (?:would )?take',
  'walk(?:ing)? (?:into|onto|in front)',
  'sitting on (?:the|a)',
];

/** Wishing to die, harming oneself or others, being harmed. Said directly, in hints and in the shorthand of chats. */
export const MIND_AND_VIOLENCE = [
  emergency(
    'suicide',
    [
      oneOf(
        String.raw`(?:do ?n[o']t|don't|no longer|stopped) (?:\w+ )?car(?:e|ing) (?:if|whether) (?:i (?:live|die|wake|am alive|survive|make it)|the next|a (?:car|bus|train)|it kills)`,
        String.raw`(?:research|googl|search|look(?:ed|ing) up|read(?:ing)? about|find(?:ing)? out|figur\w+ out)[^.]{0,25}(?:how many (?:pills|tablets)|ways to (?:die|end|go)|how to (?:die|kill|hang|tie a noose|overdose|end)|painless|lethal|suicide)`,
        String.raw`(?:they|you|someone|somebody|police|my \w+) will find me|tell (?:them|him|her|everyone|my \w+) (?:that )?i(?:'m| am) sorry|tell (?:them|my \w+) (?:that )?i love (?:them|her|him)[^.]*(?:goodbye|always|no matter)|hope (?:that(?:'s| is) it|i (?:don't|do not|never) wake|it(?:'s| is) the last)|(?:last|final) (?:night|day|time|hours?) (?:on earth|alive|for me|of my life)|(?:i've|i have) (?:nothing|no one|nobody) (?:left )?to live for|(?:worthless|hopeless)[^.]*(?:end|die|dead|gone)|(?:ready|time) (?:for me )?to (?:go|leave) (?:this world|for good|forever)|leave this world|leaving this world|join (?:him|her|my \w+) in heaven|be with (?:him|her|my \w+) again in|meet my maker`,
      ),
    ],
    { unless: /last night on earth tour|song|film|book|hospital lobby/ },
  ),
  emergency(
    'psychosis',
    [
      /(?:god|jesus|devil|satan|angels?|aliens|the tv|the radio|voices?)[^.]{0,20}(?:told|tells|telling|order|command|say|want)\w*/,
      /sacrific|kill|hurt|harm|burn|jump|die|save the world|my (?:son|daughter|child|baby|wife|mother)/,
    ],
    { unless: /tv (?:said|told us) (?:rain|the weather)|film|sermon/ },
  ),
  emergency(
    'violence',
    [
      oneOf(
        String.raw`\b(?:he|she|husband|boyfriend|partner|wife|girlfriend|ex|stepdad|dad|father|son)\b[^.]{0,15}(?:push\w*|shov\w*|threw|throws|slap\w*|hits|beats|kicks|chok\w*|burn\w*) (?:me|us)\b`,
      ),
    ],
    { unless: /limits|harder|hits me with (?:questions|news)|challenge|in tennis|on the (?:bike|swing)|coach|laugh/ },
  ),
  emergency(
    'suicide',
    [
      oneOf(
        String.raw`(?<!not |n't |never |prevent\w* |anti-)suicid(?:e|al)(?! (?:prevention|rate|squad|statistics|awareness|hotline number|drink))|\bkms\b|\bctb\b|\bkys\b|un-?aliv(?:e|ing)|sewer ?slide|off (?:my|him|her)self|\bs-?word\b`,
        String.raw`(?:kill|end|hang|shoot|drown|stab|poison|gas|starve|burn|do away with|top|harm|hurt|cut|cutting|hurting|harming|killing|hanging|shooting|ending) (?:my|him|her|them)sel(?:f|ves)`,
        String.raw`(?:want(?:s|ed|ing)?|wan+a|wish(?:es|ed)?|hop(?:e|es|ed|ing)|going|gonna|ready|plan(?:s|ned|ning)?|decided|prefer|rather|better|easier|deserve|need|like|prepared|about) (?:to )?(?:just )?(?:die|be dead|stop existing|cease to exist|not exist|vanish for ?ever|disappear (?:for good|forever)|not (?:be|wake)\b[^.]{0,10}(?:here|alive|up|any ?more))`,
        String.raw`(?:don't|do not|dont|didn't|no longer|never) (?:really |even )?want(?:ed)? to (?:\w+ )?(?:live|be (?:here|alive|around)|exist|wake up|carry on|go on|see tomorrow)|do(?:n't| not) (?:want|wish) to (?:exist|live)`,
        String.raw`(?:never|not|n't|don't) (?:ever )?(?:wake|waking) up(?: (?:again|any ?more|tomorrow))?(?=$|[.,!]| and| so)|fall asleep (?:and|for)[^.]{0,15}(?:never|ever|good)|sleep (?:for ever|forever|for good)|go to sleep and (?:not|never)`,
        String.raw`(?:no|any|see (?:no|any)|what(?:'s| is) the|there(?:'s| is) no|not (?:see|have) (?:a|any|much)) (?:\w+ )?(?:reason|point|sense|purpose|use)[^.]{0,20}(?:wak|liv|go(?:ing)? on|carry|be(?:ing)? (?:here|alive|around)|exist|stay|left|tomorrow|any ?more|continu)\w*`,
        String.raw`(?:end|ending|finish|stop) (?:it|things|everything|all this|it all|my life|this life|this misery|my misery|the pain for ?ever)(?: all)?(?: for (?:good|ever))?(?=$|[.,!]| tonight| now| today| soon| this| and| before| if|, )(?! of the)|(?:tonight|today|tomorrow) (?:it|everything|my life|this) (?:\w+ )?(?:end|is over|stop)\w*|want it (?:all )?to (?:stop|end|be over)|make it (?:all )?stop`,
        String.raw`(?:better|happier|easier|fine|relieved) (?:off )?(?:if i (?:was|were|am|'m) (?:dead|gone|not)|if i'm (?:dead|gone)|without me|when i(?:'m| am) gone|with me (?:gone|dead))|do (?:\w+ )?better without me|(?:burden|weight|load) (?:to|on|for) (?:everyone|everybody|my|them|you|all)`,
        String.raw`(?:nobody|no one|no-one|noone|who) (?:would|will|'d|is going to|even)?[^.]{0,12}(?:miss|notice|care)[^.]{0,15}(?:me|gone|dead|disappear)`,
        String.raw`(?:life|living|being alive|it all)[^.]{0,20}(?:not worth|no longer worth|isn't worth|is meaningless|is pointless|has no (?:sense|meaning|point)|is over)|(?:can(?:'?t| ?not)|cannot|can no longer) (?:go on|carry on|keep going|take (?:it|this|life)|live (?:like this|with)|do (?:this|life)|stand (?:it|life|living)|bear (?:it|life|living|this))(?: any ?(?:more|longer))?(?=$|[.,!]| and| i| any| with| like)`,
        String.raw`sit(?:ting)? on the (?:\w+ )?(?:tracks|rails|ledge)|no (?:other )?way out|only way out|(?:only|no) (?:\w+ )?(?:solution|option|escape|exit)[^.]{0,15}(?:death|dying|die|dead|left)|(?:tired|sick|done|fed up|finished) (?:of|with) (?:life|living|being alive|existing|breathing|it all|everything)`,
        String.raw`(?:wr(?:ote|iting|itten)|sent|left|text(?:ed)?|post(?:ed)?|said|say(?:ing)?)[^.]{0,25}(?:goodbye|farewell|last (?:letter|message|words|note)|the letters|final (?:letter|message|note)|suicide)|(?:give|giving|gave|given) away (?:all )?(?:my|his|her) (?:\w+ )?(?:things|belongings|stuff|dog|cat|pets|possessions|money)|(?:sorted|settled|arranged|put)[^.]{0,15}(?:my|the) (?:affairs|will|insurance|funeral)`,
        String.raw`(?:driv|steer|crash|swerv|run|jump|step|throw|walk|leap|fall)\w* (?:my(?:self| car)? )?(?:in ?to|off|in front of|under|from|over|out of)[^.]{0,20}(?:tree|wall|traffic|bridge|train|bus|lorry|truck|car|roof|window|balcony|cliff|building|tracks|water|river|oncoming)`,
        String.raw`i have a plan\b(?! (?:for|to (?:run|train|lose|sleep|eat|walk|get)))|(?:plan|method) and (?:a|the) (?:date|place)|(?:won't|will not|not|don't think i(?:'ll| will)|do not think i(?:'ll| will)) be (?:around|here|alive)(?: any ?more| any longer| next| much| tomorrow| after| soon|$)|nothing matters(?: any ?more)?|deserve to die|(?:going to|about to|gonna|want to) (?:overdose|od)\b|only want peace|swallow(?:ed)? (?:the |my |some |all )?(?:pills|tablets)(?=[,.!]|$| and| please)|(?:keep|been|started|am|i'm) cutting(?! (?:down|back|out|carbs|sugar|salt|calories|the|my hours|weight|onions|vegetables))`,
        String.raw`(?:plan|planned|method|date|place|way)[^.]{0,15}(?:to (?:die|kill|end|hang|do it)|for my (?:death|suicide))|(?:thoughts?|thinking|think|fantasi[sz]\w+|dream\w*|obsess\w*|ideas?) (?:of|about) (?:\w+ )?(?:dying|death|my death|being dead|not being (?:here|alive)|ending|suicide|hanging|overdos\w*|killing)`,
        String.raw`wish (?:that )?i (?:had never been born|was never born|was(?:n't| not) (?:here|alive|born)|were(?:n't| not) (?:here|alive)|would (?:just )?(?:die|fall|not wake)|could (?:just )?(?:die|disappear|vanish|fall asleep|sleep))`,
        String.raw`(?:voices?|something|it)[^.]{0,20}(?:tell|order|say|command)\w*[^.]{0,15}(?:to (?:jump|die|kill|cut|hurt|end|do it)|that i (?:have to|must|should) (?:jump|die|kill|cut|hurt|end))`,
        String.raw`(?:cut|cuts|cutting|slit|slash\w*|carv\w*) (?:\w+ )?(?:my|her|his) (?:wrists?|arms?|thighs?)(?: (?:again|open|on purpose|with))?|burn\w* my (?:arms?|thighs?|skin) with (?:a|the) (?:lighter|cigarette|iron)|on purpose[^.]{0,15}(?:cut|burn)|(?:cut|burn)\w*[^.]{0,20}on purpose|hurt(?:ing)? my ?self|harm(?:ing)? my ?self|self[- ]?harm|relapsed? (?:into|with) cutting`,
        String.raw`\b(?:took|taken|swallowed|take|taking)[^.]{0,40}(?:to (?:die|end|make it (?:all )?stop|never wake|sleep forever)|on purpose|because i (?:want|can't))`,
      ),
    ],
    {
      unless:
        /from the gym|membership|of (?:hunger|thirst|boredom|curiosity|laughter|embarrass\w*)|battery|to (?:see|know) (?:my|the)|hill|workout|plants?\b|\bfilm\b|\bsong\b|video ?game|fries|pizza|jump rope|season finale|helpline number|noticeboard|(?:end|finish|stop) (?:it|everything|things) (?:by|at) \d|i (?:didn't|did not|never) (?:mean|want)|cannot go on (?:holiday|with the (?:trial|free))|questionnaire asked and i answered no|glad to be alive|carry on with my/,
    },
  ),
  emergency(
    'suicide',
    [
      near(MEANS, LAST_THINGS, 45),
      oneOf(
        String.raw`stop|end|die|dead|death|goodbye|easy|can(?:'?t| ?not)|don't know what to do|do not know what|tonight|neck|alone|over|peace|nobody|no one|hopeless|anymore|any more|life|pain|jump|want`,
      ),
    ],
    {
      unless:
        /refill|pharmac|reminder|holiday|photo|view|climb(?:ing)? (?:gym|wall|rope)|train(?:ing)? (?:plan|for|session)|skipping rope|toll|commute|on the train home from work|gym|weight ?lifting belt|vitamin|insulin (?:pen|as)|cooking|kitchen knife|waiting for the train|platform/,
    },
  ),
  emergency(
    'suicide',
    [
      /\b(?:on|at|over|off) (?:the|a) (?:edge of the |railway |train )?(?:roof|ledge|bridge|cliff|railing|parapet|tracks|window ?sill)\b/,
      /don't know|do not know|goodbye|jump|can(?:'?t| ?not)|want|alone|end|sorry|call|help/,
    ],
    {
      unless: /view|photo|walk(?:ed)? (?:over|across)|run|fix|solar|tile|hike|picnic/,
    },
  ),
  emergency(
    'harm_to_others',
    [
      oneOf(
        String.raw`(?:want|wan+a|going|gonna|about|plan\w*|need|urge|close|afraid|scared|fear|might|could|feel like|decided|voices?|tell\w* me|order\w* me)[^.]{0,30} (?:to |i(?:'ll| will| might| could) |of )?(?:hurt|harm|kill|stab|attack|shoot|strangl|smother|drown|beat up|murder|poison|shak)\w* (?:my|the|a|him|her|them|someone|somebody|people|everyone|everybody|our|this|that)(?! ?sel)`,
        String.raw`(?:thoughts?|thinking|images?|impuls\w*) (?:of|about) (?:hurting|harming|killing|stabbing|strangling|smothering|drowning|shaking) (?:my|the|a|him|her|them|someone|somebody|people|our)`,
      ),
    ],
    {
      unless:
        /pizza|coffee|time\b|competition|record|workout|game|beat (?:my|the|his|her) (?:record|time|personal)|the mood|mosquito|weeds?\b|bacteria|germs|virus|lice|cancer cells/,
    },
  ),
  emergency(
    'violence',
    [
      oneOf(
        String.raw`(?:afraid|scared|frightened|terrified|fear) (?:of )?(?:what |that )?(?:my )?(?:partner|husband|boyfriend|wife|girlfriend|ex|he|she|father|dad|stepdad|family)[^.]{0,15}(?:will|might|is going to|would|may|could|'ll) (?:\w+ )?(?:do|hurt|kill|hit|beat|find)|not safe (?:at home|in my (?:own )?home|with (?:him|my))`,
        String.raw`(?:strangl|chok)\w* (?:me|him|her)\b|(?:hear|heard) (?:gun ?)?shots|active shooter|being (?:beaten|attacked|stabbed)|(?:he|she|ex|husband|boyfriend|partner|dad|father)(?: says)?(?: (?:he|she))?(?: will|'ll| is going to| wants to) (?:kill|hurt|shoot|stab|strangle) (?:me|us|him|her|my)|(?:threat\w*|says? (?:he|she)(?: will|'ll) kill|says? (?:he|she) will|going|wants?|tries|tried|trying) (?:to|that (?:he|she) will) (?:kill|shoot|stab|strangle|burn|hurt) (?:me|us|him|her|the kids)|(?:he|she|husband|wife|partner|boyfriend|girlfriend|father|dad|ex|someone|stepfather) (?:is |keeps |just |has |was )?(?:beating|beat|hitting|hit|attack\w*|punch\w*|kicked|stabb\w*) (?:me|us|my|her|him|the kids)\b|(?:put|had|has) (?:his|her) hands (?:a?round|on) my (?:neck|throat)|i(?:'m| am) (?:not safe|in danger|being held|locked in)|held hostage|kidnapp`,
        String.raw`\b(?:was|been|got|were|being) (?:\w+ )?(?:raped|sexually (?:assaulted|abused)|molested|drugged|spiked)\b|\braped me\b|forced (?:me|himself)[^.]{0,12}(?:sex|on me|into)|(?:drink|glass)[^.]{0,10} (?:was |has been |got )?spiked`,
      ),
    ],
    { unless: /tennis|chess|squash|game|table tennis|badminton|cards|beat me (?:at|in|to|by)|film|book|dog toy/ },
  ),
  emergency(
    'psychosis',
    [
      /voices|god|devil|spies|implant|poisoned by|being followed|they are watching/,
      /(?:tell|order|command|say)\w*[^.]{0,25}(?:kill|hurt|die|jump|burn|attack)|knife|has ?n[o']t slept|naked|not safe|barricad/,
    ],
    {
      unless: /film|book|voice ?mail/,
    },
  ),
];
