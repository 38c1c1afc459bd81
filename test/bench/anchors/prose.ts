import { below, pick, type Random, shuffled } from './random.js';

const first = ['Ada', 'Bram', 'Chidi', 'Dunja', 'Eero', 'Fenna', 'Goran', 'Hana', 'Idris', 'Jolanta', 'Kofi', 'Liesel'];
const last = [
  'Arden',
  'Bellweather',
  'Castellane',
  'Dorrance',
  'Eikeland',
  'Farrow',
  'Grünwald',
  'Håkansson',
  'Ibarra',
];
const offices = ['mayor', 'harbour master', 'chief engineer', 'head teacher', 'union secretary', 'county auditor'];
const bodies = [
  'the council',
  'the water board',
  'the rail operator',
  'the museum',
  'the growers’ union',
  'the ministry',
];
const places = ['Saltmere', 'Osterhagen', 'Little Vane', 'Karsk', 'the Upper Quarter', 'Drumlin Bay', 'Novosel'];
const things = ['bridge', 'school', 'ferry', 'reservoir', 'tram line', 'library', 'market hall', 'clinic', 'archive'];
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const cues = ['said', 'told reporters', 'added', 'warned', 'insisted', 'conceded', 'wrote in a letter'];
const verbs = ['close', 'rebuild', 'sell', 'inspect', 'move', 'repaint', 'flood', 'lease', 'survey', 'insure'];
const whys = ['before the winter', 'against all advice', 'without a vote', 'at a loss', 'in two stages', 'by hand'];
const asides = ['by all accounts', 'for the third time', 'as in earlier years', 'to nobody’s surprise', 'on paper'];
const nouns = ['households', 'jobs', 'tonnes of sand', 'passengers', 'oak beams', 'letters', 'vehicles', 'hectares'];

/** A sentence or two about invented people. Many sentences share most of their words, as reports do. */
function statement(random: Random): string {
  const one = <T>(list: readonly T[]): T => pick(random, list);
  const who = `${one(first)} ${one(last)}`;
  const amount = `${below(random, 9) + 1},${String(below(random, 1000)).padStart(3, '0')} ${one(nouns)}`;
  const claim = `${one(bodies)} will ${one(verbs)} the ${one(things)} in ${one(places)} ${one(whys)}`;
  const forms: readonly (() => string)[] = [
    () => `“${capital(claim)},” ${one(cues)} ${who}, the ${one(offices)}.`,
    () => `${who} ${one(cues)} on ${one(days)} that ${claim}.`,
    () => `The plan, ${one(asides)}, would affect ${amount} between ${one(places)} and ${one(places)}.`,
    () => `“We counted ${amount},” ${who} said, “and ${claim}, ${one(asides)}.”`,
    () =>
      `More than ${below(random, 90) + 10} percent of the ${one(nouns)} in ${one(places)} depend on the ${one(things)}.`,
    () =>
      `According to ${one(bodies)}, the ${one(things)} cost ${amount} and $${below(random, 900)} million last year.`,
    () =>
      `It has been ${below(random, 40) + 2} years since anybody tried to ${one(verbs)} the ${one(things)} ${one(whys)}.`,
    () => `Asked about the ${one(things)}, the ${one(offices)} of ${one(places)} declined to comment.`,
    () => `He said no. She said ${one(asides)} it was the ${one(things)} that mattered to ${one(places)}.`,
    () => `‘It’s ${one(whys)} or not at all,’ ${who} ${one(cues)} — a co-owner of the well-known ${one(things)}.`,
    () => `${who}, who runs a bakery near the ${one(things)}, has collected ${amount} since ${one(days)}.`,
    () =>
      `A study of ${below(random, 80) + 12} ${one(things)}s found that ${one(bodies)} rarely ${one(verbs)} anything ${one(whys)}.`,
    () => `Nobody from ${one(bodies)} came to ${one(places)} on ${one(days)}, and the hall stayed half empty.`,
    () => `“I have lived beside the ${one(things)} for ${below(random, 60) + 5} years,” ${one(cues)} ${who}.`,
    () => `Work on the ${one(things)} is to begin in ${1990 + below(random, 60)}, once ${amount} have been paid for.`,
    () =>
      `At ${below(random, 11) + 1}:${below(random, 50) + 10} a.m. a crack ran through the ${one(things)}; ${who} heard it first.`,
    () =>
      `${capital(one(bodies))} has argued with ${one(bodies)} over the ${one(things)} ${one(asides)} and ${one(whys)}.`,
    () => `The ${one(offices)}, ${who}, was quoted as saying that “not one of the ${amount}” would be missed.`,
    () =>
      `Rents in ${one(places)} have gone up by ${below(random, 30) + 3} percent, twice as fast as in ${one(places)}.`,
    () => `“Whoever wants to ${one(verbs)} the ${one(things)} should first ask ${one(places)},” read a banner.`,
    () => `In ${one(places)} the ${one(things)} opens only on ${one(days)}s, when the ${one(offices)} has the key.`,
    () => `Three of the ${one(nouns)} that ${who} had ordered never arrived, ${one(cues)} ${one(bodies)}.`,
    () => `The ${one(things)} holds ${amount}, more than ${one(bodies)} admitted before ${one(days)}.`,
    () => `Her answer to the ${one(offices)} was short: “${one(places)} needs no ${one(things)}.”`,
  ];
  return one(forms)();
}

const capital = (words: string): string => words[0].toUpperCase() + words.slice(1);

/** A report of about so many code units, in paragraphs of one to four sentences. */
export function report(random: Random, length: number): string {
  const paragraphs: string[] = [`${capital(pick(random, bodies).replace(/^the /, ''))} at odds over its plans`];
  for (let size = 0; size < length; ) {
    const sentences = Array.from({ length: 1 + below(random, 4) }, () => statement(random));
    paragraphs.push(sentences.join(' '));
    size += paragraphs[paragraphs.length - 1].length + 2;
  }
  return `${paragraphs.join('\n\n')}\n`;
}

/** Some words that stand in no report before they are put in. */
export const remark = (random: Random): string =>
  shuffled(random, ['meanwhile', 'however', 'quietly', 'once more', 'reportedly', 'in part', 'late at night'])
    .slice(0, 1 + below(random, 2))
    .join(', ');

export const sentence = statement;
