import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pack, unpack } from '../../src/analysis/english/packing.js';
import { loadEnglish } from '../../src/analysis/english.js';
import { idOf } from '../../src/analysis/idTable.js';
import { hashPhrase, Word } from '../../src/analysis/lexicon.js';
import { phraseAt } from '../../src/analysis/names/phrases.js';
import { hashWord, tokenize } from '../../src/analysis/tokens.js';

const lexicon = loadEnglish();
const classesOf = (word: string) => lexicon.classesOf(hashWord(word));

describe('the English lexicon', () => {
  const table: readonly (readonly [classes: number, words: string])[] = [
    [Word.pronoun | Word.male, 'he him himself'],
    [Word.pronoun | Word.female, 'she her'],
    [Word.determiner, 'the a this'],
    [Word.preposition, 'of in from'],
    [Word.auxiliary, "would has isn't"],
    [Word.cue | Word.verb, 'said tells adding tweeted'],
    [Word.title | Word.abbreviation, 'mr dr gen sen'],
    [Word.title, 'minister secretary spokeswoman'],
    [Word.maleFirstName, 'james mohammed'],
    [Word.femaleFirstName, 'mary fatima'],
    [Word.surname, 'miller garcia'],
    [Word.place, 'kabul belgium paris'],
    [Word.nationality, 'afghan belgian republican'],
    [Word.nationality | Word.group | Word.plural, 'afghans germans'],
    [Word.organization, 'ministry university committee inc'],
    [Word.knownOrganization, 'nato bbc taliban'],
    [Word.placeNoun, 'river street county'],
    [Word.number, 'three dozen million'],
    [Word.month, 'january'],
    [Word.weekday, 'monday'],
    [Word.unit, 'km percent weeks'],
    [Word.noun, 'soldiers agreement children'],
    [Word.verb, 'went agreed brings'],
    [Word.adjective, 'peaceful bigger'],
    [Word.adverb, 'recently together'],
    [Word.speaking | Word.plural, 'officials scientists witnesses'],
  ];
  for (const [classes, words] of table)
    for (const word of words.split(' '))
      it(`knows ${word}`, () => assert.equal((classesOf(word) & classes) >>> 0, classes >>> 0));

  it('does not look at capitals or at the kind of apostrophe', () => {
    assert.equal(classesOf('NATO'), classesOf('nato'));
    assert.equal(classesOf('isn’t'), classesOf("isn't"));
  });

  it('knows no word that is none', () => {
    for (const word of ['brillwort', 'xqzt', 'vornemby']) assert.equal(classesOf(word), 0);
  });

  it('knows names of several words as phrases, with marks and hyphens where they have them', () => {
    assert.ok(lexicon.phraseClassesOf(hashPhrase('new york')) & Word.place);
    const phrase = (text: string) => {
      const tokens = tokenize(text, lexicon);
      const found = phraseAt(tokens, lexicon, 0, tokens.count);
      return [text.slice(0, found.last ? tokens.end[found.last - 1] : 0), found.classes] as const;
    };
    assert.equal(phrase('New York Times reporters')[0], 'New York Times');
    assert.ok(phrase('New York Times reporters')[1] & Word.knownOrganization);
    assert.equal(phrase('New York was cold')[0], 'New York');
    assert.equal(phrase('al-Qaeda grew')[0], 'al-Qaeda');
    assert.equal(phrase('New ideas came')[0], '');
  });
});

describe('packing', () => {
  it('gives back every entry, and nothing else', () => {
    const hash = fc.integer().filter((n) => n !== 0);
    const hashes = fc.array(fc.tuple(hash, fc.nat()), { maxLength: 200 });
    fc.assert(
      fc.property(hashes, hashes, hash, (words, phrases, other) => {
        const [a, b] = [new Map(words), new Map(phrases)];
        const tables = unpack(pack(a, b));
        const { sets } = tables;
        for (const [hash, classes] of a) assert.equal(sets[idOf(tables.words, hash)], classes);
        for (const [hash, classes] of b) assert.equal(sets[idOf(tables.phrases, hash)], classes);
        if (!a.has(other)) assert.equal(idOf(tables.words, other), 0);
      }),
    );
  });
});
