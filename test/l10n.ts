// Brings the bundles of l10n/ up to what the code says: new sentences come in, those no longer said go out.
//   npm run l10n
// Ends with status 1 and names them where a translation is wanting; the unit tests do too.
import { readFileSync, writeFileSync } from 'node:fs';
import { stringsOfCode } from './strings.js';

const english = 'l10n/bundle.l10n.json';
const spanish = 'l10n/bundle.l10n.es.json';

const said = [...stringsOfCode().said].sort();
const before = JSON.parse(readFileSync(spanish, 'utf8')) as Record<string, string>;
const write = (file: string, entries: readonly (readonly [string, string])[]): void =>
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);

write(
  english,
  said.map((text) => [text, text]),
);
write(
  spanish,
  said.map((text) => [text, before[text] ?? '']),
);
const wanting = said.filter((text) => !before[text]);
const gone = Object.keys(before).filter((text) => !said.includes(text));
console.log(`${said.length} sentences, ${gone.length} taken out, ${wanting.length} to be translated in ${spanish}`);
for (const text of wanting) console.log(`  ${text}`);
process.exitCode = wanting.length ? 1 : 0;
