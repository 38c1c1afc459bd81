import { buildTable, lookUp } from './lexicon.js';
import { hashWord } from './tokens.js';

/** What a reporting verb can take, as bits. */
export const Frame = {
  /** A clause, with or without "that", or words in marks: said, added. */
  clause: 1 << 0,
  /** A question: asked whether, wondered why. */
  question: 1 << 1,
  /** Somebody addressed before the content: told X that, reminded X that. */
  addressee: 1 << 2,
  /** A noun phrase as content: criticized the plan, announced a deal. */
  object: 1 << 3,
  /** An infinitive: promised to. */
  infinitive: 1 << 4,
  /** Somebody, then an infinitive: urged X to. */
  objectInfinitive: 1 << 5,
  /** Somebody or something and what it is called: called X Y, described X as Y. */
  naming: 1 << 6,
  /** A report of something thought: counts only with words in marks. */
  thought: 1 << 7,
  /** Also means something else: a clause counts only behind "that", or with marks. */
  weak: 1 << 8,
  /** May follow its content behind a comma: "A, X said". */
  postposed: 1 << 9,
  /** Only with marks (or a colon): continued, began, snapped. */
  marked: 1 << 10,
  // Prepositions that belong to the verb and stand before a noun phrase as content.
  for: 1 << 11,
  of: 1 << 12,
  about: 1 << 13,
  on: 1 << 14,
  to: 1 << 15,
  against: 1 << 16,
  out: 1 << 17,
  with: 1 << 18,
  over: 1 << 19,
  back: 1 << 20,
  /** A person, then a preposition and content: accused X of, blamed X for. */
  person: 1 << 21,
  /** The form without an ending or its third person is as often a noun: claims, reports, calls. */
  nounLike: 1 << 22,
} as const;

/** The form of a verb, in the upper bits of an entry. */
export const Form = { base: 1, third: 2, past: 3, ing: 4, participle: 5 } as const;
const FORM_SHIFT = 28;

/** The form that a cue's entry tells. */
export const formOf = (cue: number): number => cue >>> FORM_SHIFT;

const F = Frame;
const SAY = F.clause | F.postposed;

/** Verbs by what they take. Irregular forms: lemma/third/past/participle/ing. */
const verbs: readonly (readonly [frames: number, lemmas: string])[] = [
  [SAY | F.of | F.about, 'say/says/said/said/saying'],
  [
    SAY,
    'add insist assert contend argue/argues/argued/argued/arguing maintain aver opine quip/quips/quipped/quipped/quipping remark',
  ],
  [
    SAY,
    'allege declare proclaim explain conclude reckon attest affirm concede admit/admits/admitted/admitted/admitting acknowledge confess testify reiterate recall recount reveal disclose predict forecast/forecasts/forecast/forecast/forecasting',
  ],
  [
    SAY,
    'emphasize emphasise stress underline underscore clarify specify stipulate lament muse theorize theorise speculate posit counter retort reply rejoin respond observe caution joke boast brag/brags/bragged/bragged/bragging gripe grumble whine',
  ],
  [
    SAY,
    'exclaim interject tweet retweet blog/blogs/blogged/blogged/blogging elaborate summarize summarise warrant signal/signals/signaled/signaled/signaling signal/signals/signalled/signalled/signalling hint imply insinuate intimate venture volunteer',
  ],
  [SAY | F.nounLike, 'claim comment report estimate remark answer post state note'],
  [SAY | F.object | F.nounLike, 'claim report note'],
  [
    SAY | F.object,
    'announce confirm deny reveal disclose acknowledge admit/admits/admitted/admitted/admitting reiterate repeat predict explain recall recount allege emphasize emphasise stress underline underscore declare assert concede mention lament suggest propose recommend tweet retweet',
  ],
  [SAY | F.of | F.about, 'complain'],
  [SAY | F.of | F.about | F.against | F.addressee, 'warn'],
  [SAY | F.infinitive | F.object | F.nounLike, 'promise pledge vow/vows/vowed/vowed/vowing'],
  [SAY | F.infinitive | F.addressee, 'promise'],
  [SAY | F.infinitive, 'threaten swear/swears/swore/sworn/swearing guarantee agree claim'],
  [SAY | F.with | F.weak, 'agree disagree'],
  [
    SAY | F.weak | F.object,
    'indicate suggest write/writes/wrote/written/writing note hold/holds/held/held/holding rule/rules/ruled/ruled/ruling find/finds/found/found/finding determine',
  ],
  [SAY | F.about | F.of, 'write/writes/wrote/written/writing'],
  [
    F.clause | F.weak,
    'show/shows/showed/shown/showing demonstrate prove mean/means/meant/meant/meaning establish ensure reflect',
  ],
  [F.clause | F.addressee | F.postposed | F.objectInfinitive | F.about, 'tell/tells/told/told/telling'],
  [
    F.clause | F.addressee | F.postposed,
    'remind inform assure notify/notifies/notified/notified/notifying advise alert',
  ],
  [F.clause | F.addressee | F.weak, 'convince persuade'],
  [F.question | F.clause | F.postposed | F.addressee | F.objectInfinitive | F.about | F.for, 'ask'],
  [F.question | F.clause | F.postposed, 'inquire wonder'],
  [F.question | F.object | F.postposed, 'question'],
  [F.clause | F.weak | F.object | F.infinitive | F.nounLike | F.postposed, 'demand request'],
  [F.objectInfinitive | F.clause | F.postposed | F.object, 'urge'],
  [
    F.objectInfinitive | F.weak | F.postposed,
    'beg/begs/begged/begged/begging implore order instruct command direct encourage exhort invite dare',
  ],
  [F.naming | F.for | F.on | F.marked | F.postposed | F.nounLike, 'call'],
  [F.naming | F.object, 'describe characterize characterise'],
  [
    F.naming,
    'dub/dubs/dubbed/dubbed/dubbing label/labels/labeled/labeled/labeling label/labels/labelled/labelled/labelling brand term deem portray depict',
  ],
  [
    F.object | F.person | F.for | F.marked | F.postposed,
    'criticize criticise condemn denounce decry/decries/decried/decried/decrying deplore blast slam/slams/slammed/slammed/slamming bash chide scold rebuke mock ridicule praise laud applaud commend thank congratulate hail lambaste lambast berate castigate excoriate admonish',
  ],
  [
    F.object | F.marked | F.postposed,
    'dismiss reject refute rebut/rebuts/rebutted/rebutted/rebutting dispute repudiate disavow tout defend discuss detail outline reference cite echo welcome bemoan voice',
  ],
  [F.object | F.clause | F.postposed, 'express'],
  [F.person | F.of | F.marked | F.postposed, 'accuse'],
  [F.person | F.with | F.clause | F.weak | F.postposed | F.nounLike, 'charge'],
  [F.person | F.for | F.weak, 'blame fault'],
  [F.about | F.of | F.marked, 'speak/speaks/spoke/spoken/speaking talk'],
  [SAY | F.out | F.to | F.marked, 'point'],
  [F.to | F.marked, 'refer/refers/referred/referred/referring allude'],
  [F.for | F.clause | F.postposed | F.weak, 'apologize apologise'],
  [F.for | F.object, 'advocate'],
  [F.for | F.marked | F.postposed, 'plead argue/argues/argued/argued/arguing appeal'],
  [
    SAY | F.marked,
    'continue begin/begins/began/begun/beginning shout yell scream cry/cries/cried/cried/crying whisper mutter murmur snap/snaps/snapped/snapped/snapping chant joke laugh sigh text email e-mail write/writes/wrote/written/writing read/reads/read/read/reading protest object rail/rails/railed/railed/railing bellow roar growl chime interrupt offer proffer preach bark sneer scoff fume crow deadpan/deadpans/deadpanned/deadpanned/deadpanning enthuse gush rant tease conclude start finish close open recite sing/sings/sang/sung/singing respond react highlight message caption headline',
  ],
  [
    F.thought | F.marked,
    'believe think/thinks/thought/thought/thinking feel/feels/felt/felt/feeling hope fear worry/worries/worried/worried/worrying consider regard see/sees/saw/seen/seeing view know/knows/knew/known/knowing understand/understands/understood/understood/understanding expect want wish',
  ],
  [F.about | F.marked, 'comment joke'],
  [F.back | F.marked, 'shoot/shoots/shot/shot/shooting fire hit/hits/hit/hit/hitting push'],
];

const endsIn = (word: string, letters: string): boolean => letters.includes(word.at(-1) as string);

/** The five forms of a verb, from its lemma or its irregular forms. */
function formsOf(entry: string): readonly [string, number][] {
  const [base, third, past, participle, ing] = entry.split('/');
  const stem = base.endsWith('e') ? base.slice(0, -1) : base;
  const regularThird = /(?:s|x|z|ch|sh)$/.test(base)
    ? `${base}es`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : `${base}s`;
  const regularPast = /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`;
  return [
    [base, Form.base],
    [third ?? regularThird, Form.third],
    [past ?? regularPast, Form.past],
    [participle ?? past ?? regularPast, past && participle && past !== participle ? Form.participle : Form.past],
    [ing ?? (endsIn(base, 'e') && !base.endsWith('ee') ? `${stem}ing` : `${base}ing`), Form.ing],
  ];
}

const entries = new Map<number, number>();
for (const [frames, lemmas] of verbs)
  for (const lemma of lemmas.split(' '))
    for (const [form, kind] of formsOf(lemma)) {
      const hash = hashWord(form);
      const known = entries.get(hash) ?? 0;
      // What one group says without reserve, another's reserve does not take back.
      const strict = known && !(known & F.marked) ? frames & ~F.marked : frames;
      const eased = known & F.marked && !(frames & F.marked) ? known & ~F.marked : known;
      entries.set(
        hash,
        ((eased | strict) & ((1 << FORM_SHIFT) - 1)) | ((Math.max(known >>> FORM_SHIFT, 0) || kind) << FORM_SHIFT),
      );
    }

const table = buildTable(
  [...entries].map(([hash, value]) => [hash, value >>> 0] as const),
  entries.size,
);

/** What a word can take as a reporting verb: bits of `Frame` with its form above them, or 0. */
export const cueOf = (hash: number): number => lookUp(table, hash);
