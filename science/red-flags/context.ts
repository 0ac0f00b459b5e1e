import { oneOf } from '../one-of.ts';

/** Somebody near, or a part of the body, said with "my" or "his": then a sentence may report, whatever its form. */
const NEAR_ONES = String.raw`husband|wife|partner|girlfriend|boyfriend|son|daughter|child|kid|boy|girl|baby|toddler|newborn|infant|little one|dad|daddy|father|mum|mom|mother|gran\w*|nan|nana|grand\w+|brother|sister|uncle|aunt|auntie|nephew|niece|cousin|friend|mate|colleague|neighbou?r|flatmate|roommate|teen\w*|twins?|family`;
const BODY = String.raw`chest|heart|head|face|mouth|tongue|lips?|throat|neck|arms?|hands?|fingers?|legs?|foot|feet|toes|calf|eyes?|vision|sight|speech|belly|tummy|stomach|abdomen|back|breath\w*|skin|testicles?|balls?|wound|blood|sugar|glucose|pulse|waters?|bowels?|poo|stools?`;

/** A sentence that reports something of now, even when it begins as a question. */
const REPORT = oneOf(
  String.raw`\b(?:i'm|i am|i've|i feel|i felt|i got|i can't|i cannot|i can not|i can hardly|i took|i swallowed|i just|i keep)\b`,
  String.raw`(?<!\b(?:do|did|should|if|when|must|can|could|that|would|will) )\bi have\b(?! to\b)`,
  String.raw`\b(?:my|his|her|our) (?:\w+ ){0,2}(?:${BODY})\b (?:\w+ ){0,2}(?:is|are|feels?|hurts?|aches?|has|have|went|goes|gone|won't|can't|doesn't|burns?|keeps?|looks?|swell\w*|droop\w*|tingl\w*|stopp?\w*|reads?|was)\b`,
  String.raw`\b(?:is|are|does|do|has) (?:my|his|her) (?:\w+ )?(?:${BODY})\b`,
  String.raw`\b(?:my|our) (?:\w+ ){0,3}(?:${NEAR_ONES})\b`,
  String.raw`\b(?:he|she) (?:is|has|can't|cannot|won't|just|keeps?|took|swallowed|isn't|doesn't|looks)\b|\b(?:he's|she's)\b`,
);
const NOW =
  /\b(?:right now|now|today|tonight|just|minutes? ago|an hour ago|hours ago|since (?:this|yesterday|today)|at the moment|currently|again)\b/;

const QUESTION = oneOf(
  String.raw`^(?:(?:hi|hello|hey|please|ok|okay|so|and|quick question|just (?:wondering|curious))[ ,:]*)*(?:what(?! an? | i (?:vomit|cough|bring|feel|see|throw|spit|pass|pee))|which|whom?|whose|why|how(?! (?:painful|awful|terrible))|(?:when|where) (?:did|do|does|was|were|is|are|should|will|can|could|have|has|would)|(?:is|are|was|were|does|do|did|can|could|would|will|should|may|might|has|have) (?:i|you|we|they|he|she|it|there|this|that|these|the|an?|my|our|your|one|some\w*|any\w*|people|everyone|doctors?|aceso)|tell me|explain|define|show|compare|plot|list|give me|remind me|set|export|delete|describe|any(?:one|body) know)\b`,
);
const HYPOTHETICAL = oneOf(
  String.raw`\b(?:what if|suppose|supposing|imagine|hypothetically|theoretically|in theory|let's say|in case)\b`,
  String.raw`\b(?:if|should) (?:i|we|he|she|someone|somebody|anyone|one|my [\w ]{2,25}?) (?:\w+ )?(?:ever|one day|some ?day)\b`,
  String.raw`\b(?:would|will|does|can|could|do) (?:you|it|the (?:app|watch|ring|band|system|program)|my (?:watch|ring|phone|band)|aceso) (?:\w+ ){0,2}(?:notice|warn|alert|tell|detect|call|see|know|show|work|help|remind|happen|stop)`,
  String.raw`\b(?:please )?(?:alert|warn|notify|remind|inform) (?:me|us|my \w+)\b`,
  String.raw`\b(?:one|some) ?day\b[^.]*\b(?:would|whom|who)\b`,
  String.raw`^(?:if|should) (?:someone|somebody|anyone|a person|people|you|one)\b`,
);
/** Somebody's wish for an end is often said with "if": that is no supposition. */
const SAID_WITH_IF =
  /\bif i (?:was|were|am|'m|had never|died|die|disappear\w*|kill\w*|jump\w*|end\w*|went to sleep)|\bif i'm (?:dead|gone)|without me/;

const STORY = oneOf(
  String.raw`\b(?:the|this|that|a|an|my favou?rite|last night's) (?:\w+ ){0,2}(?:film|movie|novel|series|episode|podcast|documentary|article|song|story|book|musical|opera|video game|hero|heroine|character|exhibition)\b(?! when\b)`,
  String.raw`\b(?:film|movie|novel|book|podcast|documentary|article|story|lecture|seminar|talk|essay|poem|course|report) (?:about|on|in which|where|of)\b`,
  String.raw`\b(?:in|from|for|on) (?:the|my|a|an|our) (?:\w+ ){0,2}(?:news|newspaper|(?<!on (?:the|a|my) )paper|film|movie|book|novel|series|quiz|exam|essay|thesis|lecture|crossword|first[- ]aid (?:course|class|training)|presentation|school project|noticeboard|talk)\b`,
  String.raw`\b(?:on (?:tv|television|netflix|the radio)|for a quiz|for school|for (?:a|my) class|asking for a quiz)\b`,
  String.raw`\b(?:read|reading|wrote|writing|heard|learn\w*|stud(?:y|ied|ying)|talk(?:ed|ing)?|interested|curious|lecture) (?:\w+ ){0,3}(?:about|that)\b|\b(?:told|explained|taught|showed) (?:to )?(?:me|us) (?:about|how)\b|\b(?:read|heard|learnt|learned|studied) how\b`,
  String.raw`\b(?:read|reading|wrote|writing|watched|watching|saw|listened to) (?:an?|the|this|some|in)\b[^.]{0,25}\b(?:article|book|film|movie|post|paper|podcast|news|documentary|study|leaflet|essay|novel|series)\b(?! when\b)`,
  String.raw`\b(?:works?|worked|volunteers?|job) (?:in|at|as|for|with) (?:\w+ ){0,3}(?:rehab\w*|rehabilitation|hospice|hospital|ward|clinic|nurse|paramedic|research|charity|ambulance|unit|helpline)\b`,
  String.raw`\bi am (?:preparing|writing|giving|studying) (?:a|an|for|my) `,
);

const PAST = oneOf(
  String.raw`\b(?:(?:many|a few|some|two|three|four|five|six|seven|eight|nine|\d+|several|a couple of|couple of) )?(?:years|decades|ages) (?:ago|back|before|earlier)\b|\b(?:a|one) (?:year|decade) ago|(?<!(?:birth|baby|surgery|operation|operated|delivered|transplant\w*|chemo\w*|replace\w*|replacement|pregnan\w*) )(?<!(?:birth|baby|surgery|operation|delivered|transplant|chemo|replaced|replacement) \w+ )\bmonths? ago\b|\blong ago\b`,
  String.raw`\blast (?:year|summer|winter|spring|autumn|fall|christmas)\b|\b(?:in|since|back in|of|until|around) (?:\w+ )?(?:19|20)\d\d\b`,
  String.raw`\bwhen (?:i|he|she|we|my \w+) (?:was|were) (?:\w+ )?(?:\d+|a |little|young\w*|small|born|in (?:my|his|her|school|college)|at (?:school|university)|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|pregnant with)`,
  String.raw`\bas (?:a|an) (?:\w+ )?(?:child|kid|teen\w*|baby|student|youngster|boy|girl|young (?:man|woman|adult))\b`,
  String.raw`\bin (?:my|his|her) (?:childhood|youth|teens|(?:early |late |mid )?(?:teens|20s|30s|40s|twenties|thirties|forties|fifties))\b|\bin childhood\b`,
  String.raw`\bback (?:in (?:college|school|the|university|my)|then|when)\b|\bused to\b|\bhistory of\b|\bin the past\b|\bpreviously\b|\bformerly\b|\bonce upon\b`,
  String.raw`\b(?:hace|vor) (?:\w+ )?(?:anos|jahren)\b|\bil y a (?:\w+ )?ans\b`,
);
/** A remark that closes what was told before it. */
const CLOSED = oneOf(
  String.raw`^(?:it |that |this |which )?(?:was|were|happened|never happened)? ?(?:years|decades|ages|long) ago$`,
  String.raw`\b(?:nothing|none|never|not once|no (?:attacks?|seizures?|problems?|trouble)) (?:ever )?(?:since|again|after that)\b|\b(?:never|has not|hasn't|did not|didn't) (?:happened|come back|came back|returned?|recur\w*)\b`,
  String.raw`\b(?:that|it|this) was (?:back )?in (?:19|20)\d\d|\bhas long (?:gone|passed)\b|\b(?:i|he|she|we) (?:fully |completely |have |has )?recovered\b|\brecovered (?:well|fully|completely)\b|\b(?:tests?|scans?|results?|exam\w*|ecg|x-ray) (?:was|were|is|are|came back) (?:all )?(?:clear|normal|fine|negative|ok|okay)\b`,
);

/** Figures of speech: taken out, the rest of the sentence stays. */
const FIGURES_OF_SPEECH: readonly RegExp[] = [
  /\b(?:nearly|almost|practically) (?:\w+ ){0,3}(?:heart attack|stroke|seizure|fit)\b|\b(?:gave|giving|give|gives) (?:me|him|her|us) (?:\w+ )?(?:a )?heart attack\b/g,
  /\b(?:dying|die) (?:to (?:see|know|try|go|get|start|meet|hear|find|have|be)|for (?:a|some|my)|of (?:laugh\w*|boredom|curiosity|embarrassment|shame|hunger|thirst))\b|\b(?:died|dead) of (?:laugh\w*|boredom|embarrassment|shame)\b/g,
  /\b(?:drop[- ]dead gorgeous|dead (?:tired|beat|line|easy|good|lift\w*|serious|on time)|to die for|over my dead body|dead end)\b/g,
  /\b(?:this|that|it|work|job|boss|workout|deadline\w*|exam\w*|heat|traffic|diet|hill|suspense|wait|waiting|commute|training|coach|trainer|homework|curiosity|bill|bills|kids)(?: (?:(?!pain|ache|headache|chest|back|head|heart)\w+ )?(?:is|was|are|were|nearly|almost|really))* (?:kill\w*|murder\w*|slaughter\w*) (?:me|us)?\b|\bsuspense (?:\w+ )?chok\w*/g,
  /\b(?:could|would|i'd|he'd|she'd) (?:\w+ )?(?:murder|kill|die) (?:for )?(?:a|an|some|that)\b/g,
  /\b(?:laughed|laughing|giggled|cried with laughter)\b[^.;!?]*/g,
  /\b(?:took|takes|taking) (?:my|our|his|her) breath away\b|\bbreath[- ]?taking\b|\b(?:holding|held|hold|catching|save your) (?:my|our|your)? ?breath for\b/g,
  /\b(?:heart|hearts) (?:sank|skips? for joy|skipped for joy|of (?:stone|gold)|broken|melts?|melted|goes out|warming)\b|\bbroken heart(?:ed)?\b|\bby heart\b|\bheart[- ]?(?:warming|breaking|felt)\b/g,
  /\bpain in the (?:neck|ass|arse|backside|butt)\b|\b(?:blew|blow|blows|blown) (?:my|our|his|her) mind\b|\bblown away\b|\bnerves of steel\b|\bhad a blast\b/g,
  /\b(?:phone|battery|watch|laptop|ring|tablet|car|engine|plant|plants|band|scale|app|server)(?:'s)? (?:\w+ ){0,2}(?:died|dead|dies|dying|stopped (?:responding|working)|collapsed|choked|froze)\b/g,
  /\b(?:app|watch|phone|website|page|server|sync|ring|scale|tracker|band|device|export|import|screen)\b[^.;!?,]{0,25}\b(?:not|n't|stopped|no longer|never) (?:respond\w*|react\w*|work\w*|wak\w*|answer\w*|mov\w*)\b/g,
  /\b(?:shot|shoot|shooting) (?:some |a few )?(?:hoops|pool|photos?|pictures|videos?|baskets|penalties|an arrow|arrows|a film|goals?)\b|^shoot,/g,
  /\b(?:up|against) the wall\b|\b(?:hit|hits|hitting) (?:the|a) (?:wall|gym|road|sack|hay|target|goal|ground running|plateau|books|beach)\b|\bhit my (?:goal|target|steps)\b/g,
  /\b(?:legs|arms|knees) (?:are |were |feel |felt )?(?:like )?(?:jelly|rubber|lead)\b(?=[^.;!?]{0,20}\b(?:after|day|gym|race|run|squats|session|workout)\b)/g,
  /\b(?:brain|head) (?:is|was|feels) (?:\w+ )?(?:fried|full of|dead|mush|spinning with|buzzing with)\b[^.;!?,]*/g,
  /\b(?:give me a break|break a leg|costs? an arm and a leg|cold feet|sick of (?:it|this|the|my|all)|worried sick|over the moon|lump in my throat|green around|under the weather|cut (?:down|back)|cold turkey|headless|short of (?:time|money|ideas)|tongue[- ]in[- ]cheek|slip of the tongue|tip of (?:my|the) tongue|face (?:id|unlock|the|up to)|chest of drawers|hang(?:ing)? (?:out|from (?:my|the) (?:fingertips|bar|rings)|on\b)|hang on|stab at|a shot at|shot of espresso)\b/g,
  /\bvoice (?:assistant|control|over|mail|message)s?\b[^.;!?,]*|\buse (?:bigger|larger|other) (?:letters|words|fonts?)\b/g,
  /\b(?:haha\w*|lol|just kidding|joking|figure of speech)\b|\b(?:nearly|almost) (?:killed|finished) (?:me|us)\b|\bkilling it\b|\bkiller (?:workout|session|app)\b/g,
  /\bslept like (?:a baby|the dead|a log|a stone)\b|\b(?:end|ending|cancel\w*) (?:my (?:subscription|membership|trial|session|run|workout|day|week|contract|fast)|the (?:day|week|session|call|chat|workout|run))\b/g,
  /\bjump(?:ed|ing|s)? (?:rope|into (?:the (?:sea|lake|pool|water|snow|shower)|bed|a)|from the (?:pier|jetty|diving board|board)|higher|squats?|jacks?|in the (?:sea|lake|pool|shower))\b|\bsauna\b[^.;!?]{0,15}\bjump into the snow\b/g,
];

/** What is denied: the words said away, not the rest of the sentence. */
const SYMPTOM = String.raw`(?:chest|fever|pains?|aches?|headaches?|vomiting|nausea|bleeding|blood|rash|cough|stiff\w*|weakness|numbness|trouble|breathless\w*|shortness of breath|suicidal|dizziness|swelling|symptoms?|loss|palpitations|seizures?|thoughts?|injur\w+|allerg\w+|sickness|confusion|cramps?|lumps?|clots?|blisters?|stroke|heart attack|aneurysm|chills|redness|discharge|tingling|problems?|complaints?|issues?|worries|self[- ]harm|visual|faint\w*|contractions)`;
const DENIED: readonly RegExp[] = [
  /\b(?:no|without|not (?:having )?any) (?:\w+ )?(?:thoughts?|intention|plans?|wish|urge)(?: (?:of|to|about))(?: \w+){0,4}?(?=$|[.,;!?]| but | and )/g,
  new RegExp(
    String.raw`\b(?:no|without|nor|neither|zero|free (?:of|from)|free|lack of|absence of|denies|nil)(?: (?:any|more|real|further|other|such|signs? of|hint of|trace of|history of|sort of|kind of|${SYMPTOM}))* (?:(?!and |but |or |now )\w+ )?${SYMPTOM}(?: (?:pains?|of breath|in (?:my|the|his|her) \w+|attacks?|at all))?(?:(?:,| or| nor| and|, or|, nor)(?: no| any| nor)? ${SYMPTOM}(?: of breath)?)*`,
    'g',
  ),
  /\b(?:do|does|did|have|has|had|is|was|are|were)(?: not|n't) (?:have|had|feel|felt|get|got|show|notice|noticed|having|been having|any|think about)\b(?! (?:(?:any |the |my |many )?(?:kicks?|movements?)|(?:the|any|my) (?:kicks?|movements?)|anything (?:in|on|below|with)|an? wet|any wet|able|moved|stopped|the baby|(?:the|my|his|her) (?:baby|arm|leg|legs|feet|toes|hand|face|fingers)|any (?:feeling|strength|reason|reasons|hope|air)|enough|much (?:air|reason|time)|a (?:pulse|reason)|clue|heard|felt|been|woken|peed|slept|eaten|drunk|anything to live|it in me|the (?:strength|will)|what it takes))(?:(?! but| and now| and i'm| and i am|, ).)*?(?=$|[.,;!?]| but | and now | and i)/g,
  /\b(?:haven't|hasn't|have not|has not|never) had (?!a wet|any wet|such|anything|so |this|that|pain like|a pain like|a headache like|one like|it like|it so|it this)(?:(?! but|, ).)*?(?=$|[.,;!?]| but )/g,
  /\b(?:is|am|are|was|were|isn't|aren't|wasn't|i'm|he's|she's|felt|feel|feels)?(?:n't| not| never)? ?\b(?:not|never|isn't|aren't|wasn't|no longer) (?:at all |really |a |feeling |in |having |even )*(?:suicidal|dizzy|faint|in pain|pain|bleeding|short of breath|breathless|confused|drowsy|swollen|numb|weak|sick|pregnant|choking|depressed|heart attack|stroke|allergic|injured|unconscious|in danger)\b/g,
  /\b(?:breathing|breath|swallowing|speech|vision|walking)(?: is| are| feels| seems|'s)? (?:all |perfectly |completely |still )?(?:fine|normal|ok|okay|good|unaffected|alright)\b/g,
  /\b(?:senza|nessun\w*|non ho|sem|nao tenho|nenhum\w*|geen|zonder)\s+(?!fiato|aria|respiro|ar\b|lucht|adem|polso|pulso|pols|hartslag)(?:\w+ )?(?:dolor\w*|febbre|nausea|sangu\w*|sintom\w*|dor(?:es)?\b|febre|sangr\w*|pijn\w*|koorts|bloed\w*|klacht\w*|symptom\w*)/g,
  /\b(?:nobody|no one|no-one|none of (?:us|them)) (?:fainted|bled|collapsed|choked|was hurt|got hurt|is hurt|died|fell|passed out|drowned|was injured)\b/g,
  /\b(?:ruled out|excluded|turned out not to be|rules? out|cleared of|(?<!can )no longer (?:have|has|get|feel)|don't get|doesn't get)\b(?:(?! but|, ).)*?(?=$|[.,;!?]| but )/g,
  /\bnever (?:fainted|passed out|choked|collapsed|smoked|seized|blacked out|been suicidal|thought about (?:it|suicide))\b/g,
  /\b(?:sin|ohne|kein\w*|sans|pas de|aucune?|no tengo|ningun\w*|nunca)\s+(?!luft|puls|atem|aire|pulso|souffle|ganas|salida|kraft)(?:\w+ )?(?:schmerz\w*|fieber|atemnot|dolor\w*|fiebre|douleurs?|fievre|nausee|sangr\w+|blutung\w*|mareos?|symptom\w*|sintomas?|symptomes?|beschwerden|tos|rigidez|pecho|husten)(?: de \w+)?/g,
];

/** Clauses of a sentence; "and" begins one only when somebody or a time follows. */
const CLAUSE =
  /,|;| - | but | (?=(?:and|then) (?:now|today|this|i|i'm|i've|my|he|he's|she|she's|we|they|his|her|since|suddenly|there|it)\b)| (?=now\b)/;

function currentPart(sentence: string): string {
  const clauses = sentence.split(CLAUSE);
  const kept = clauses.filter((clause, at) => {
    if (PAST.test(clause)) return false;
    const next = clauses[at + 1];
    return next === undefined || !(CLOSED.test(next.trim()) || (/^ ?(?:that|it|this) was\b/.test(next) && PAST.test(next)));
  });
  return clauses.some((clause) => CLOSED.test(clause.trim())) && !NOW.test(sentence)
    ? ''
    : kept
        .map((clause) => clause.trim())
        .filter((clause) => clause !== '' && clause !== 'and' && clause !== 'then')
        .join(', ');
}

/** From the first clause that reports; nothing when the question reports nothing. */
function reportIn(sentence: string): string {
  const clauses = sentence.split(/,| - | because | and now /);
  const first = clauses.findIndex((clause) => REPORT.test(clause));
  return first < 0 ? '' : clauses.slice(first).join(', ');
}

/** The clauses that report, but for those that tell of a film, an article, a course. */
const reportBesideStory = (sentence: string): string =>
  sentence
    .split(CLAUSE)
    .filter((clause) => !STORY.test(clause) && REPORT.test(clause))
    .join(', ');

/**
 * What a message reports of now: without what is denied, past, supposed, asked in general, told of a film or a book, or said in jest.
 *
 * Sentence by sentence, clause by clause: "two years ago I had a stroke, and now my arm is numb again" keeps its second half.
 */
export function reportedNow(message: string): string {
  const plain = FIGURES_OF_SPEECH.reduce((left, pattern) => left.replace(pattern, ' '), message);
  const sentences = plain.split(/(?<=[.!?;])\s+|\n+/);
  return sentences
    .map((sentence) => {
      const bare = sentence.trim();
      if (HYPOTHETICAL.test(bare) && !SAID_WITH_IF.test(bare))
        return reportIn(bare.replace(/\b(?:if|in case|suppose|supposing|imagine)\b[^,]*/g, ''));
      if (STORY.test(bare)) return reportBesideStory(bare);
      const asked = QUESTION.test(bare) ? reportIn(bare) : bare;
      return DENIED.reduce((left, pattern) => left.replace(pattern, ' '), currentPart(asked));
    })
    .filter((part) => part.trim() !== '')
    .join('. ');
}
