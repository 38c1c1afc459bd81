import assert from 'node:assert/strict';
import fc from 'fast-check';
import { loadEnglish } from '../../src/analysis/english.js';
import { findNames } from '../../src/analysis/names/find.js';
import { findParagraphs } from '../../src/analysis/paragraphs.js';
import { findSentences } from '../../src/analysis/sentences.js';
import { tokenize } from '../../src/analysis/tokens.js';
import { readMarked } from '../marked.js';

const lexicon = loadEnglish();

const namesIn = (text: string) => {
  const tokens = tokenize(text, lexicon);
  const confidences: number[] = [];
  const names = findNames(tokens, findSentences(tokens, findParagraphs(tokens)), lexicon, confidences);
  return { tokens, names, confidences };
};

/** Reads {person:…}, {organization:…}, {place:…} and {group:…} and compares them with the names found. */
const check = (source: string) =>
  it(source.replace(/\{[a-z]+:|\}/g, ''), () => {
    const { text, marks } = readMarked(source);
    const { tokens, names } = namesIn(text);
    assert.deepEqual(
      names.list.map((name) => `${name.kind}: ${text.slice(tokens.start[name.first], tokens.end[name.last - 1])}`),
      marks.map((mark) => `${mark.tag}: ${text.slice(...mark.span)}`),
    );
  });

describe('names', () => {
  describe('of people, with the titles left out', () => {
    check('The talks were led by {person:Mina Cho} and {person:Omar Reyes}.');
    check('Secretary {person:Harrow} met Gen. {person:Ferris} on Monday.');
    check('{organization:NATO} Secretary-General {person:Mina Cho} said so.');
    check('Mrs. {person:Ann O’Brien} told {person:J. R. Castellan} to wait.');
    check('It was {person:Ludwig van der Meer} who called {person:Osman al-Rashid}.');
    check('We asked Justice {person:Anthony A. Merrow Jr.} about it.');
    check('They elected Governor {person:Paula Stern} twice.');
    check('He praised Chief Justice {person:Earl Castellan} last week.');
    check('The fire was out by evening. {person:Rosa Temple}, 81, had seen it from her kitchen.');
    check('“Hey {person:Frank}, where are you going?” the driver asked.');
    check('But {person:Kensa Nankerr}, who leads the Independent group, said residents had been shown drawings.');
    check('An interview with the founder {person:Hugh Castellan} Sunday, May 28, brought more.');
    check('They trusted {person:Catherine the Great} more than {person:Peter}.');
    check('A visit by {person:von der Meer} and {person:al-Rashid} was put off.');
    check('A song by {person:Harry Dean Castellan} was played.');
    check('Mountaineers {person:Helen Castellan} and {person:Jan Rybak} lost a tent.');
  });
  describe('of organizations', () => {
    check('A spokesman for the {organization:Ministry of Fisheries} declined to comment.');
    check('The {organization:Department of Health and Human Services} paid for it.');
    check('She works at {organization:Harrow Foods Inc.} in {place:Chicago}.');
    check('The {organization:Bank of England} raised rates.');
    check('He wrote for the {organization:New York Times} and the {organization:BBC}.');
    check('The director of the {organization:National Institute of Oceanography} resigned.');
    check('The authors of the {organization:Nordic Harbour Study} found that salt matters.');
    check('It was a war against the {organization:Ottoman Empire} and nobody won.');
    check('The {organization:Society for the Protection of Harbour Seals} sent a boat.');
    check('The {organization:Independent National Harbour Commission} said no.');
    check('The {organization:Castellan Foundation for the Performing Arts} paid the rent.');
    check('Nurses at {organization:St. Anne’s Hospital} went on strike.');
    check('Two members of {organization:al-Qaeda} were arrested.');
    check('It was the third {organization:NASA} Seagull mission, and the last.');
    check('The match was over when {organization:Sweden} scored two goals and their coach left the team.');
  });
  describe('of places', () => {
    check('They flew from {place:Kabul} to {place:New York} and on to {place:South Korea}.');
    check('Two boats sank in the {place:Gulf of Mexico} near {place:Texas}.');
  });
  describe('and what only looks like one', () => {
    check('Recently the weather turned. However, nobody left.');
    check('Yesterday was Monday. On Tuesday I slept.');
    check('Officials agreed. Talks go on in May.');
    check('He won the Nobel Prize during the Cold War.');
    check('We met the Russian there, not the German.');
  });
  describe('joined and parted', () => {
    check('The {place:US}-{organization:Taliban} talks failed.');
    check('A {place:Kabul}-based group spoke of {organization:Taliban}-led raids.');
    check('They met {person:Jane Hall-Quinn} there.');
    check('The {place:Lisbon}-born singer spoke to a {place:Nairobi}-based agency.');
    check('Many {group:Afghans} fear the {organization:Taliban}.');
    check('These {group:Spanish Jews} and {group:Native Americans} follow the Chinese calendar.');
  });

  it('lets a bare surname be what the full name is', () => {
    const { tokens, names } = namesIn(
      'Robert Lisbon spoke first. Nobody believed Lisbon. The talks with Lisbon failed.',
    );
    assert.deepEqual(
      names.list.map((n) => [tokens.text.slice(tokens.start[n.first], tokens.end[n.last - 1]), n.kind]),
      [
        ['Robert Lisbon', 'person'],
        ['Lisbon', 'person'],
        ['Lisbon', 'person'],
      ],
    );
  });

  it('reads gender from titles and first names', () => {
    const genders = (text: string) => namesIn(text).names.list.map((name) => name.gender);
    assert.deepEqual(genders('They met Mrs. Harrow and Mr. Reyes.'), ['female', 'male']);
    assert.deepEqual(genders('They met Mary Harrow and James Reyes.'), ['female', 'male']);
  });

  it('keeps its spans within the text and apart, whatever the text', () => {
    const piece = fc.constantFrom(
      'Mina',
      'Cho',
      'of',
      'the',
      'Mr.',
      'Bank',
      'and',
      '-',
      '.',
      ',',
      '“',
      "'s",
      'A',
      '\n\n',
      'NATO',
      'said',
      '7',
      '&',
      '(',
      'de',
      'President',
      '\ud800',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 60 }).map((words) => words.join(' ')),
      fc.array(piece, { maxLength: 60 }).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(text, (any) => {
        const { tokens, names, confidences } = namesIn(any);
        assert.equal(confidences.length, names.list.length);
        assert.ok(confidences.every((confidence) => confidence > 0 && confidence <= 1));
        let behind = 0;
        for (const { first, last, titleFirst } of names.list) {
          assert.ok(titleFirst >= 0 && titleFirst <= first && first < last && last <= tokens.count);
          assert.ok(first >= behind, 'names overlap');
          behind = last;
        }
      }),
      { numRuns: 300 },
    );
  });
});
