import assert from 'node:assert/strict';
import { userNameIn } from '../../src/editor/gitConfig.js';

describe('git’s user.name', () => {
  const cases: readonly (readonly [config: string, name: string | undefined])[] = [
    ['[user]\n\tname = Dana Ek\n\temail = dana@example.org\n', 'Dana Ek'],
    ['[core]\n\tname = no\n[user]\n\temail = a@b\n', undefined],
    ['[USER]\r\n  Name=Dana Ek  # at work\r\n', 'Dana Ek'],
    ['[user]\nname = "Dana; # Ek"\n', 'Dana; # Ek'],
    ['[user]\nname = Dana \\"D\\" Ek\n', 'Dana "D" Ek'],
    ['[user "work"]\nname = Other\n', undefined],
    ['[user]\nname = One\n[user]\nname = Two\n', 'Two'],
    ['[user]\nname =\n', undefined],
    ['[user]\n# name = Commented\n', undefined],
    ['name = Outside\n', undefined],
    ['', undefined],
  ];
  for (const [config, name] of cases) it(JSON.stringify(config), () => assert.equal(userNameIn(config), name));
});
