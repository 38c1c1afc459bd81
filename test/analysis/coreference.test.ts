import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resolveEntities } from '../../src/analysis/coreference/resolve.js';
import type { TokenRange } from '../../src/analysis/coreference/types.js';
import { findNames } from '../../src/analysis/names/find.js';
import { findParagraphs } from '../../src/analysis/paragraphs.js';
import { findSentences } from '../../src/analysis/sentences.js';
import { tokenize } from '../../src/analysis/tokens.js';
import { lexicon, mentions, resolve, speaks } from './coreference.js';

describe('coreference', () => {
  describe('names', () => {
    mentions(
      'surnames and titles',
      'Mina Cho',
      '{m:Mina Cho} arrived late. {m:Ms. Cho} was tired. Nobody greeted {m:Cho}.',
    );
    mentions(
      'a headline before the full name',
      'Omar Reyes',
      '{m:Reyes}: the harbour stays open\n\n{m:Minister Omar Reyes} was clear about it.',
    );
    mentions('initials', 'Anthony P. Reyes', '{m:Anthony Reyes} spoke. Later {m:Anthony P. Reyes} left.');
    it('never makes one of two people with one surname', () => {
      const { entities } = resolve(
        'Stephen Ferris, an adviser to the president, was there. Gen. Ferris was not. Ferris laughed. Paula Ferris did not.',
      );
      assert.deepEqual(
        entities.filter((e) => e.kind === 'person').map((e) => [e.name, e.mentions[0].span[0] === 0]),
        [
          ['Stephen Ferris', true],
          ['Ferris', false],
          ['Paula Ferris', false],
        ],
      );
    });
    it('keeps husband and wife apart by their titles', () => {
      const { entities } = resolve('James Harrow met Mary Harrow. Mr. Harrow nodded. Mrs. Harrow left.');
      assert.deepEqual(
        entities.map((e) => [e.name, e.mentions.length]),
        [
          ['James Harrow', 2],
          ['Mary Harrow', 2],
        ],
      );
    });
    mentions(
      'acronyms',
      'Institute for Coastal Research',
      'The {m:Institute for Coastal Research} ({m:ICR}) opened. The {m:ICR} has ten rooms.',
    );
    mentions(
      'countries with several names',
      'United States',
      'The {m:U.S.} and the {m:United States} and the {m:US} agree.',
    );
  });

  describe('offices', () => {
    const roles: readonly (readonly [text: string, role: string])[] = [
      ['NATO Secretary General Mina Cho spoke.', 'NATO Secretary General'],
      ['Mina Cho, the minister for fisheries, spoke.', 'minister for fisheries'],
      ['The top U.S. envoy for the region, Mina Cho, spoke.', 'top U.S. envoy for the region'],
      ['The former mayor Mina Cho spoke.', 'former mayor'],
      ['Mina Cho, NATO secretary general has said it.', 'NATO secretary general'],
    ];
    for (const [text, role] of roles)
      it(role, () => assert.equal(resolve(text).entities.find((e) => e.name === 'Mina Cho')?.role, role));
  });

  describe('speakers', () => {
    speaks('a pronoun after a name', 'Mina Cho opened the port. {q1:“It is safe,”} {s1=Mina Cho:she} said.');
    speaks(
      'people in general, where nobody is near that "they" could mean',
      'The harbour band played. It was cold. It was late in the year. It rained on the pier. The sun came back. {s1=They:They} say {q1:you must never whistle at sea}.',
    );
    speaks(
      'the subject of the sentence rather than the one who spoke before',
      '{q1:The port is safe}, {s1=Mina Cho:Mina Cho} said.\n\nPresident James Harrow visited the town, where {s2=James Harrow:he} declared that {q2:it was over}.',
    );
    speaks(
      'the subject of a clause behind "as"',
      '{q1:The port is safe}, {s1=Mina Cho:Mina Cho} said.\n\nIt comes as the mayor, James Harrow, on Monday toured the town, where {s2=James Harrow:he} declared that {q2:it was over}.',
    );
    speaks(
      'not the one talked of in the quote',
      '{q1:“James Harrow is a fool,”} {s1=Omar Reyes:Omar Reyes} said. {q2:“James Harrow will lose,”} {s2=Omar Reyes:he} added.',
    );
    speaks(
      'gender before nearness',
      'Mary Harrow met James Reyes. {q1:“We agree,”} {s1=Mary Harrow:she} said. {q2:“We do,”} {s2=James Reyes:he} said.',
    );
    speaks(
      'offices',
      'NATO Secretary General Mina Cho met Belgian Defence Minister Omar Reyes. {q1:All is well}, {s1=Mina Cho:the Secretary General} said. {q2:It is not}, {s2=Omar Reyes:the Defence Minister} said. {q3:We stay}, says {s3=Mina Cho:NATO SG}.',
    );
    speaks(
      'a description, without what is added to it',
      '{s1=former engineer at the plant:A former engineer at the plant, who asked not to be named,} said {q1:the pumps were old}. {s2=One of the officials:One of the officials, a man in his fifties,} said {q2:they were not}.',
    );
    speaks(
      'a description that comes back',
      '{q1:Talks have begun}, according to {s1=people familiar with the plan:people familiar with the plan}. {q2:They may fail}, {s2=people familiar with the plan:the people familiar with the plan} said.',
    );
    speaks(
      'findings of the body that made them',
      'The {s1=NATO:NATO findings} show {q1:that prices rose}. {s2=NATO:The findings} show {q2:that wages fell}.',
    );
    speaks(
      'what a body says of itself',
      '{q1:Sales fell}, {s1=Harrow Foods:Harrow Foods} said. {q2:Jobs are safe}, {s2=Harrow Foods:the company} added. {s3=Harrow Foods:It} said {q3:that prices would rise}.',
    );
    speaks('a run of quotes', '{q1:“No,”} {s1=Mina Cho:Mina Cho} said.\n\n{q2=Mina Cho:“Never again.”}');
    speaks('an apposition', '{q1:“No,”} said {s1=Mina Cho:Mina Cho, a spokeswoman for Harrow Foods}.');
    speaks('a name behind its description', '{q1:“No,”} said {s1=Mina Cho:the company’s spokeswoman, Mina Cho}.');
    speaks(
      'whose spokesman it is, not who he speaks for',
      '{q1:“No,”} said {s1=spokesman for Mina Cho:a spokesman for Mina Cho}.',
    );
  });

  describe('descriptions', () => {
    speaks(
      'an apposition that the source stands in, between commas',
      'Omar Reyes, curator and {s1=Omar Reyes:head of exhibits at the Harbour Museum}, said {q1:it would close}.',
    );
    speaks(
      'somebody whom the lede describes and the next paragraph names',
      'Dam was cracked, court hears\n\n{s1=Omar Reyes:A former engineer} told a jury that {q1:the dam was cracked}.\n\nOmar Reyes, 52, wept. {q2:“I warned them,”} {s2=Omar Reyes:he} said.',
    );
    it('all that is said of somebody before the name, however much it is', () => {
      const often = 150_000;
      const { entities } = resolve(
        `{s1:A former engineer} said that {q1:the dam was cracked}. ${'She left. '.repeat(often)}\n\nMina Cho, 52, left.`,
      );
      assert.deepEqual(
        entities.map(({ name, mentions: all }) => [name, all.length]),
        [['Mina Cho', often + 2]],
      );
    });
    speaks(
      'not the next one who has an office of their own',
      '{s1=junior doctor:A junior doctor} told a jury that {q1:the ward was cold}.\n\nHealth Minister Omar Reyes disagreed.',
    );
    speaks(
      'a woman in the headline whom the lede names',
      'The sea took my shed, says {s1=Paula Ferris:Harbour woman}: {q1:it will be back}\n\nOn Monday the former keeper Paula Ferris went home.',
    );
    speaks(
      'nobody met before, where nobody is meant',
      'Mina Cho was late. Then {s1=someone:someone} said {q1:it was over}.',
    );
    speaks(
      'researchers who are authors',
      'Eels swim further than most researchers had thought. {q1:Eels sleep as they swim}, {s1=researchers:the authors} said.',
    );
    it('nobody where a stretch of time is the source', () => {
      const { speakers } = resolve('The results, published {s1:this week}, show {q1:that eels sleep}.');
      assert.deepEqual(speakers, [null]);
    });
    speaks(
      'the one whom the paragraph before a quote without a source is about',
      '{q1:“Well done,”} said {s1=Omar Reyes:Omar Reyes}, the coach. {q2:“I am proud,”} said {s2=Paula Ferris:Paula Ferris}.\n\nThe crowd sang for an hour.\n\nFerris scored twice in the last minute and was carried from the field.\n\n{q3=Paula Ferris:“Nobody will forget this night.”}',
    );
    speaks(
      'who says "I" in a quote whose source stands behind it',
      '{q1:“{s2=Mina Cho:I} said {q2:no},”} {s1=Mina Cho:Mina Cho} recalled.',
    );
  });

  describe('people without a name', () => {
    speaks('a woman', 'There was a woman from the valley in the hall. {q1:“No,”} {s1=woman:she} said.');
    speaks(
      'neighbours',
      'Many neighbours had come with torches. {q1:They had heard shots}, {s1=neighbours:they} said.',
    );
    speaks('all of them', 'The neighbours came. {s1=neighbours:They all} said {q1:it was dark}.');
    speaks(
      'not who only describes somebody named',
      'Mina Cho is a nurse. {q1:“No,”} {s1=Mina Cho:she} said. Omar Reyes, a cousin, agreed. {q2:“Never,”} {s2=Omar Reyes:he} said.',
    );
    speaks(
      'nor another name for somebody named',
      'Omar Reyes came home late. Nobody had waited for the senator. {q1:“So be it,”} {s1=Omar Reyes:he} said.',
    );
  });

  describe('pronouns', () => {
    speaks(
      'tell further down that a name is a woman’s',
      'James Reyes called. Marion Varda laughed. Varda laughed again. {q1:“No,”} {s1=James Reyes:he} said.\n\nVarda was ill. She left. She slept. She dreamt.',
    );
    speaks(
      'not who is only part of what somebody is reported to have said',
      '{s1=Omar Reyes:Omar Reyes}, a coach, said {q1:that James Harrow was injured, and that Harrow would rest}. {s2=Omar Reyes:He} said {q2:the club would wait}.',
    );
    mentions('the first person within a quote', 'Mina Cho', '{q1:“{m:I} know {m:my} town,”} {s1:{m:Mina Cho}} said.');
    mentions('he and his', 'James Harrow', '{m:James Harrow} lost {m:his} seat. {m:He} wept.');
  });

  it('is steady under any text and any quotes', () => {
    const piece = fc.constantFrom(
      'Mina Cho',
      'Mr. Cho',
      'he',
      'She',
      'the minister',
      'said',
      ',',
      '.',
      '\n\n',
      'NATO',
      'It',
      'I',
      'Gen. Cho',
      'the company',
      '“',
      '”',
      'who',
      'A.',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 50 }).map((words) => words.join(' ')),
        fc.array(fc.tuple(fc.nat(60), fc.nat(4), fc.nat(60), fc.nat(9), fc.boolean()), { maxLength: 8 }),
        (text, drawn) => {
          const tokens = tokenize(text, lexicon);
          if (!tokens.count) return;
          const sentences = findSentences(tokens, findParagraphs(tokens));
          const range = (at: number, length: number): TokenRange => {
            const first = at % tokens.count;
            return [first, Math.min(tokens.count, first + 1 + length)];
          };
          const quotes = drawn
            .map(([s, sl, c, cl, direct]) => ({
              source: s % 5 ? range(s, sl) : null,
              contents: [range(c, cl)],
              direct,
            }))
            .sort((a, b) => a.contents[0][0] - b.contents[0][0]);
          const names = findNames(tokens, sentences, lexicon);
          const { entities, speakers, confidences } = resolveEntities(tokens, sentences, names, quotes);
          assert.equal(speakers.length, quotes.length);
          for (const s of speakers) assert.ok(s === null || (s >= 0 && s < entities.length));
          for (const c of confidences) assert.ok(c >= 0 && c <= 1);
          for (const { name, mentions: list } of entities) {
            assert.ok(name.length > 0 && list.length > 0);
            for (const { span } of list) assert.ok(span[0] >= 0 && span[0] < span[1] && span[1] <= text.length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
