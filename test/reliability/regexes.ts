// Every regular expression of src, checked by recheck: none may backtrack polynomially; writes test/regexes.json
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { allRegexes, check, written } from '../regexes.js';

const LIST = 'test/regexes.json';
const known: Record<string, string> = existsSync(LIST) ? JSON.parse(readFileSync(LIST, 'utf8')) : {};
const anew = process.argv.includes('--anew');
const verdicts = new Map<string, string>();
let bad = 0;
for (const regex of allRegexes()) {
  const name = written(regex);
  const judged = known[name];
  // What somebody has judged keeps the reason that stands there.
  if (judged !== undefined && (judged !== 'safe' || !anew || regex.dynamic)) {
    verdicts.set(name, judged);
    continue;
  }
  if (verdicts.has(name)) continue;
  const verdict = regex.dynamic ? undefined : check(regex, 20_000);
  if (verdict?.status === 'safe') verdicts.set(name, 'safe');
  else {
    bad++;
    const attack = verdict?.status === 'vulnerable' ? ` on ${verdict.attack.pattern}` : '';
    console.error(`src/${regex.file}: ${name} is ${verdict?.status ?? 'put together at run time'}${attack}`);
  }
}
writeFileSync(LIST, `${JSON.stringify(Object.fromEntries([...verdicts].sort()), null, 2)}\n`);
console.log(`${verdicts.size} regular expressions are safe, ${bad} are not or have to be judged by hand in ${LIST}`);
process.exitCode = bad > 0 ? 1 : 0;
