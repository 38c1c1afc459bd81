import { hashWord } from './tokens.js';

/** What a reporting verb can take, as bits. */
export enum Frame {
  /** A clause, with or without "that", or words in marks: said, added. */
  clause = 1 << 0,
  /** A question: asked whether, wondered why. */
  question = 1 << 1,
  /** Somebody addressed before the content: told X that, reminded X that. */
  addressee = 1 << 2,
  /** A noun phrase as content: criticized the plan, announced a deal. */
  object = 1 << 3,
  /** An infinitive: promised to. */
  infinitive = 1 << 4,
  /** Somebody, then an infinitive: urged X to. */
  objectInfinitive = 1 << 5,
  /** Somebody or something and what it is called: called X Y, described X as Y. */
  naming = 1 << 6,
  /** A report of something thought: counts only with words in marks. */
  thought = 1 << 7,
  /** Also means something else: a clause counts only behind "that", or with marks. */
  weak = 1 << 8,
  /** May follow its content behind a comma: "A, X said". */
  postposed = 1 << 9,
  /** Only with marks (or a colon): continued, began, snapped. */
  marked = 1 << 10,
  // Prepositions that belong to the verb and stand before a noun phrase as content.
  for = 1 << 11,
  of = 1 << 12,
  about = 1 << 13,
  on = 1 << 14,
  to = 1 << 15,
  against = 1 << 16,
  out = 1 << 17,
  with = 1 << 18,
  over = 1 << 19,
  back = 1 << 20,
  /** A person, then a preposition and content: accused X of, blamed X for. */
  person = 1 << 21,
  /** The form without an ending or its third person is as often a noun: claims, reports, calls. */
  nounLike = 1 << 22,
}

/** The form of a verb, in the upper bits of an entry. */
export enum Form {
  base = 1,
  third = 2,
  past = 3,
  ing = 4,
  participle = 5,
}
const FORM_SHIFT = 28;

/** The form that a cue's entry tells. */
export const formOf = (cue: number): number => cue >>> FORM_SHIFT;

const F = Frame;
const SAY = F.clause | F.postposed;

/** Verbs by what they take. Irregular forms: lemma/third/past/participle/ing. */
const verbs: readonly (readonly [frames: number, lemmas: string])[] = [
  [SAY, 'say/says/said/said/saying'],
  [SAY, 'add insist assert contend argue/argues/argued/argued/arguing aver opine quip/quips/quipped/quipped/quipping'],
  [SAY, 'allege declare proclaim explain conclude reckon attest affirm concede acknowledge confess testify reiterate'],
  [
    SAY,
    'admit/admits/admitted/admitted/admitting recall recount reveal disclose predict complain warn caution write/writes/wrote/written/writing',
  ],
  [SAY, 'forecast/forecasts/forecast/forecast/forecasting emphasize emphasise stress clarify specify'],
  [SAY, 'stipulate lament theorize theorise speculate posit counter retort reply rejoin respond observe joke boast'],
  [SAY, 'brag/brags/bragged/bragged/bragging gripe grumble whine exclaim interject tweet retweet elaborate summarize'],
  [
    SAY,
    'hint imply insinuate intimate volunteer suggest propose recommend announce confirm deny repeat mention decree',
  ],
  [
    SAY | F.nounLike,
    'claim comment report estimate remark answer state note promise pledge vow/vows/vowed/vowed/vowing guarantee',
  ],
  [SAY, 'threaten swear/swears/swore/sworn/swearing agree remark muse apologize apologise'],
  [
    F.nounLike,
    'rule/rules/ruled/ruled/ruling mention volunteer tweet retweet hint lament caution counter reply joke forecast/forecasts/forecast/forecast/forecasting signal/signals/signaled/signaled/signaling',
  ],
  [SAY, 'divulge confide reaffirm avow surmise concur/concurs/concurred/concurred/concurring'],
  // What also means something else.
  [
    SAY | F.weak,
    'maintain indicate rule/rules/ruled/ruled/ruling find/finds/found/found/finding determine disagree warrant signal/signals/signaled/signaled/signaling',
  ],
  [
    SAY | F.weak,
    'signal/signals/signalled/signalled/signalling underscore underline venture submit/submits/submitted/submitted/submitting',
  ],
  [
    F.clause | F.weak | F.nounLike,
    'show/shows/showed/shown/showing demonstrate prove hold/holds/held/held/holding reflect',
  ],
  [SAY | F.weak | F.nounLike, 'post blog/blogs/blogged/blogged/blogging demand request'],
  // A noun phrase as content, where what is said is all that it can be; who rejects or echoes something reports
  // nothing but an act.
  [
    F.object,
    'announce confirm reveal disclose acknowledge admit/admits/admitted/admitted/admitting reiterate repeat predict',
  ],
  [
    F.object,
    'explain recall recount allege emphasize emphasise stress concede mention lament suggest propose recommend',
  ],
  [F.object, 'promise pledge vow/vows/vowed/vowed/vowing assert express'],
  [F.object | F.nounLike, 'claim report note demand request tweet'],
  [F.object, 'deny'],
  [F.of | F.about, 'complain warn write/writes/wrote/written/writing boast brag/brags/bragged/bragged/bragging'],
  [F.to, 'respond reply'],
  [F.against | F.addressee, 'warn'],
  [
    F.infinitive,
    'promise pledge vow/vows/vowed/vowed/vowing threaten swear/swears/swore/sworn/swearing agree claim demand propose ask',
  ],
  [F.addressee, 'promise'],
  [F.with, 'agree disagree'],
  // Somebody addressed.
  [F.clause | F.addressee | F.postposed | F.objectInfinitive | F.about, 'tell/tells/told/told/telling'],
  [
    F.clause | F.addressee | F.postposed | F.about | F.of,
    'remind inform assure notify/notifies/notified/notified/notifying advise alert reassure',
  ],
  [F.question | F.clause | F.postposed | F.addressee | F.objectInfinitive | F.about | F.for, 'ask'],
  [F.question | F.clause | F.postposed, 'inquire enquire wonder'],
  [F.question | F.postposed | F.nounLike, 'question'],
  [F.objectInfinitive | F.clause | F.postposed | F.object, 'urge'],
  [
    F.objectInfinitive | F.weak | F.postposed,
    'beg/begs/begged/begged/begging implore order instruct command encourage exhort invite dare',
  ],
  // What somebody or something is called.
  [F.naming | F.for | F.on | F.infinitive | F.marked | F.postposed | F.nounLike, 'call'],
  [F.naming | F.object, 'describe characterize characterise'],
  [
    F.naming,
    'dub/dubs/dubbed/dubbed/dubbing label/labels/labeled/labeled/labeling label/labels/labelled/labelled/labelling brand term portray',
  ],
  // Praise and blame.
  [
    F.object | F.person | F.for | F.marked | F.postposed,
    'criticize criticise condemn decry/decries/decried/decried/decrying deplore blast slam/slams/slammed/slammed/slamming bash',
  ],
  [
    F.object | F.person | F.for | F.marked | F.postposed,
    'chide scold rebuke mock ridicule praise laud applaud lambaste lambast berate castigate excoriate admonish',
  ],
  [F.object | F.marked | F.postposed, 'dismiss bemoan'],
  [
    F.thought | F.marked | F.postposed | F.clause,
    'reject refute rebut/rebuts/rebutted/rebutted/rebutting dispute repudiate disavow cite echo voice',
  ],
  [F.person | F.of | F.marked | F.postposed, 'accuse'],
  [F.person | F.with | F.clause | F.weak | F.nounLike, 'charge'],
  [F.person | F.for | F.weak, 'blame fault'],
  [F.about | F.of | F.marked, 'speak/speaks/spoke/spoken/speaking'],
  [SAY | F.out | F.to | F.nounLike, 'point'],
  [SAY | F.marked | F.to, 'allude'],
  [F.for | F.object | F.weak, 'advocate'],
  [F.for | F.marked | F.postposed, 'plead argue/argues/argued/argued/arguing appeal apologize apologise'],
  [F.about | F.on | F.marked, 'comment joke elaborate'],
  [F.back | F.marked | F.postposed, 'shoot/shoots/shot/shot/shooting fire hit/hits/hit/hit/hitting push'],
  // Only with words in marks.
  [
    SAY | F.marked,
    'continue begin/begins/began/begun/beginning shout yell scream cry/cries/cried/cried/crying whisper mutter murmur snap/snaps/snapped/snapped/snapping',
  ],
  [
    SAY | F.marked,
    'chant laugh sigh text email e-mail read/reads/read/read/reading protest object rail growl bellow roar chime interrupt offer proffer preach bark',
  ],
  [
    SAY | F.marked,
    'sneer scoff fume crow deadpan/deadpans/deadpanned/deadpanned/deadpanning enthuse gush rant tease start finish close open recite sing/sings/sang/sung/singing',
  ],
  [
    SAY | F.marked,
    'beam groan moan chuckle marvel marvel/marvels/marvelled/marvelled/marvelling demur/demurs/demurred/demurred/demurring intone thunder',
  ],
  [
    SAY | F.marked,
    'stammer stutter mumble hiss taunt jeer jest gloat rage vent remember reminisce pontificate lecture sniff snort spit/spits/spat/spat/spitting howl',
  ],
  [
    SAY | F.marked,
    'wail sob/sobs/sobbed/sobbed/sobbing weep/weeps/wept/wept/weeping coo purr pipe allow pronounce type exult cheer narrate query counsel guess reason',
  ],
  [
    SAY | F.marked,
    'react highlight message caption headline welcome thank congratulate hail commend tout defend discuss refer/refers/referred/referred/referring advertise quote',
  ],
  [
    F.thought | F.marked | F.clause,
    'believe think/thinks/thought/thought/thinking feel/feels/felt/felt/feeling hope fear worry/worries/worried/worried/worrying consider regard',
  ],
  [
    F.thought | F.marked | F.clause,
    'denounce see/sees/saw/seen/seeing view know/knows/knew/known/knowing understand/understands/understood/understood/understanding expect want wish',
  ],
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

/** What holds for a verb only where all its groups say so. */
const RESERVE = F.marked | F.weak | F.nounLike;
const FRAMES = (1 << FORM_SHIFT) - 1;

/** All reporting verbs by the hashes of their forms. */
export const CUES: ReadonlyMap<number, number> = joined(verbs);

function joined(lists: typeof verbs): Map<number, number> {
  const entries = new Map<number, number>();
  for (const [frames, lemmas] of lists)
    for (const lemma of lemmas.split(' '))
      for (const [word, form] of formsOf(lemma)) {
        const hash = hashWord(word);
        const known = entries.get(hash);
        const joined =
          known === undefined
            ? frames
            : ((known | frames) & ~RESERVE) | (known & frames & RESERVE) | ((known | frames) & F.nounLike);
        entries.set(
          hash,
          ((joined & FRAMES) | ((known === undefined ? form : known >>> FORM_SHIFT) << FORM_SHIFT)) >>> 0,
        );
      }
  return entries;
}

/** What a word can take as a reporting verb, by its hash: bits of `Frame` with its form above them, or 0. */
export const cueOf = (hash: number): number => CUES.get(hash) ?? 0;
