import assert from 'node:assert/strict';
import { cueOf, Form, Frame, formOf } from '../../src/analysis/cues.js';
import { hashWord } from '../../src/analysis/tokens.js';

const cue = (word: string): number => cueOf(hashWord(word));

describe('reporting verbs', () => {
  const forms: readonly [word: string, form: number][] = [
    ['say', Form.base],
    ['says', Form.third],
    ['said', Form.past],
    ['saying', Form.ing],
    ['wrote', Form.past],
    ['written', Form.participle],
    ['denies', Form.third],
    ['denied', Form.past],
    ['argues', Form.third],
    ['arguing', Form.ing],
    ['quipped', Form.past],
    ['foresees', 0],
    ['table', 0],
  ];
  for (const [word, form] of forms) it(`${word} has form ${form}`, () => assert.equal(formOf(cue(word)), form));

  const frames: readonly [word: string, takes: number, takesNot: number][] = [
    ['said', Frame.clause | Frame.postposed, Frame.addressee | Frame.weak | Frame.marked],
    ['told', Frame.clause | Frame.addressee, Frame.marked],
    ['asked', Frame.question, Frame.marked],
    ['promised', Frame.infinitive | Frame.clause, Frame.marked],
    ['called', Frame.naming | Frame.for, Frame.clause],
    ['accused', Frame.person | Frame.of, Frame.clause],
    ['continued', Frame.clause | Frame.marked, Frame.object],
    ['beamed', Frame.clause | Frame.postposed | Frame.marked, Frame.weak],
    ['allowed', Frame.clause | Frame.marked, Frame.weak],
    ['thinks', Frame.thought | Frame.marked, Frame.postposed],
    ['found', Frame.clause | Frame.weak, Frame.marked],
  ];
  for (const [word, takes, takesNot] of frames)
    it(`what ${word} takes`, () => {
      assert.equal(cue(word) & takes, takes);
      assert.equal(cue(word) & takesNot, 0);
    });
});
