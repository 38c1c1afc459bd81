import { hashWord } from './tokens.js';

/** What the small words of English do in a sentence, as bits. A word may have several. */
export enum Small {
  that = 1 << 0,
  /** whether, if, what, why, how, where, when, who, which = they begin a reported question. */
  question = 1 << 1,
  /** who, which, whose, whom. */
  relative = 1 << 2,
  /** and, but, or, nor. */
  coordinator = 1 << 3,
  /** because, although, while, as, after, … */
  subordinator = 1 << 4,
  /** he, she, they, we, I, it, you, who names a subject by itself. */
  subject = 1 << 5,
  /** him, them, us, himself, … */
  objective = 1 << 6,
  possessive = 1 << 7,
  /** the, a, some, every, … */
  determiner = 1 << 8,
  preposition = 1 << 9,
  /** is, are, was, were; not "been" and "being". */
  be = 1 << 10,
  /** has, have, had. */
  have = 1 << 11,
  /** will, would, can, do, did, … */
  modal = 1 << 12,
  /** not, never. */
  negation = 1 << 13,
  /** also, again, later, …: what may stand between a subject and its verb. */
  adverb = 1 << 14,
  /** today, Monday, week, morning = nouns that are adverbials by themselves or behind "last". */
  time = 1 << 15,
  /** last, this, next, earlier, late, each = before a time noun. */
  timeModifier = 1 << 16,
  /** been, being. */
  been = 1 << 17,
  to = 1 << 18,
  /** and, with nothing else. */
  and = 1 << 19,
  /** In, on, at, during, after, …: they begin an adverbial between a cue and its content. */
  adverbial = 1 << 20,
  /** January, … */
  month = 1 << 21,
  /** "’s", "’re", "’ve", "’ll", "’d", "’m" */
  clitic = 1 << 22,
  /** Everyday verbs in a finite form that is no noun: went, came, made, took, became, … */
  finite = 1 << 23,
}

const groups: readonly (readonly [bits: number, words: string])[] = [
  [Small.that, 'that'],
  [Small.question, 'whether if what why how where when who which whom whose'],
  [Small.relative, 'who which whose whom'],
  [Small.coordinator, 'and but or nor yet &'],
  [Small.and, 'and &'],
  [
    Small.subordinator,
    'because although though while whereas as since unless until till after before when where if once whenever wherever despite whether except lest so than like',
  ],
  [Small.subject, "i he she they we it you everyone everybody somebody someone nobody anyone anybody no-one i'm he's"],
  [Small.objective, 'me him her them us himself herself themselves itself myself yourself ourselves you it'],
  [Small.possessive, 'my his her their its our your whose'],
  [
    Small.determiner,
    'the a an this that these those some any no every each both all many few several most another such other either neither more',
  ],
  [
    Small.preposition,
    'of in on at for from to with by about over under against between among during after before through into upon within without toward towards across behind near outside inside amid around since until till as via per despite regarding concerning following including like unlike than beyond off onto throughout alongside ahead',
  ],
  [
    Small.adverbial,
    'in on at during after before for from with to through via by about of outside inside while when as following ahead amid over around upon alongside throughout since until among into regarding',
  ],
  [Small.be, "is are was were am isn't aren't wasn't weren't"],
  [Small.have, "has have had hasn't haven't hadn't having"],
  [
    Small.modal,
    "will would can could may might must shall should do does did cannot can't won't wouldn't couldn't shouldn't don't doesn't didn't mustn't",
  ],
  [Small.negation, 'not never'],
  [
    Small.adverb,
    'also again long once later then now still ever even just only already soon often always twice further therefore thus instead however meanwhile nonetheless nevertheless too earlier first rather perhaps maybe indeed simply further yesterday today tonight sometimes never not instead both all together alone though almost since back afterward afterwards beforehand aloud',
  ],
  [
    Small.time,
    'monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday tonight week month year weekend night morning afternoon evening day fall spring summer winter mon tue wed thu fri sat sun weeks months years days hours ago decade',
  ],
  [Small.timeModifier, 'last this next earlier late later early past previous that one recent each every same'],
  [
    Small.month,
    'january february march april may june july august september october november december jan feb aug sept sep oct nov dec',
  ],
  [Small.been, 'been being be'],
  [Small.to, 'to'],
  [Small.clitic, "'s 're 've 'll 'd 'm"],
  [
    Small.finite,
    'went came made took got gave became began knew saw told said wrote spoke held kept ran led lost won sent met stood brought thought felt found fell grew drew drove broke chose threw shook ate blew drank flew forgot froze rode rang sang sank sat stole swam swore tore woke withdrew wore overtook undertook forgave rose struck slept seemed appeared remained included says does goes seems appears remains becomes makes takes comes gets gives knows keeps holds wants needs continued faced used wanted needed tried failed moved turned decided received joined served voted passed signed visited supported opposed',
  ],
];

/** The small words by their hashes. */
export const SMALL_WORDS: ReadonlyMap<number, number> = joined(groups);

function joined(lists: readonly (readonly [number, string])[]): Map<number, number> {
  const bitsOf = new Map<number, number>();
  for (const [bits, words] of lists)
    for (const word of words.split(' ')) bitsOf.set(hashWord(word), (bitsOf.get(hashWord(word)) ?? 0) | bits);
  return bitsOf;
}

/** How a noun reports: with its content right behind it ("his claim that …"), or behind "is" ("her answer was that …"). */
export enum Saying {
  takes = 1,
  answers = 2,
  makes = 4,
}

/** Nouns that report, with bits of `Saying`. */
export const SAYINGS: ReadonlyMap<number, number> = joined([
  [
    Saying.takes,
    'promise promises pledge pledges vow vows claim claims assertion assertions allegation allegations accusation accusations contention suggestion insistence argument arguments warning warnings announcement admission denial declaration statement statements comment comments remark remarks call calls demand demands threat threats prediction predictions conclusion conclusions complaint complaints recommendation recommendations assurance assurances report reports rumor rumors rumour rumours confirmation testimony acknowledgment acknowledgement acknowledgments speculation confession',
  ],
  // What stands in marks behind "is" is an answer itself, but only said of a remark.
  [Saying.answers, 'answer answers reply response retort rejoinder'],
  [
    Saying.makes,
    'answer reply response retort rejoinder point message argument claim assertion contention suggestion conclusion complaint prediction warning allegation excuse explanation verdict',
  ],
]);
