// node test/quote-errors.mjs [--show N]: what the engine misses and makes up on annotated news, by cause: all of it,
// and the 100 errors that concern the most letters. --show N prints N examples of each cause.
import { readAttributions } from './attributions.mjs';

const articles = await readAttributions();
if (!articles) {
  console.log('Skipped: the shared gold (../shared/gold) is not here.');
  process.exit(0);
}
const at = process.argv.indexOf('--show');
const show = at < 0 ? 0 : Number(process.argv[at + 1]);

/** How the edges of what was found differ from those of what is marked; a few letters do not count. */
function edges(found, marked) {
  const begin = found.contents[0][0] - marked.fragments[0][0];
  const end = found.contents.at(-1)[1] - marked.fragments.at(-1)[1];
  const parts = [];
  if (begin < -6) parts.push('begins too early');
  if (begin > 6) parts.push('begins too late');
  if (end > 3) parts.push('ends too late');
  if (end < -3) parts.push('ends too early');
  return parts.join(', ') || 'a part too many or too few';
}

/** What kind of construction a report stands in that nothing was found of. */
function construction({ cueText, text }) {
  const cue = (cueText ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const last = cue.at(-1) ?? '';
  if (!cue.length) return 'no cue';
  if (cue.some((word) => /^(is|are|was|were|been|be|being)$/.test(word)) && /(ed|told|said|known)$/.test(last))
    return 'passive';
  if (/^(for|of|about|on|to|against|with|over|at|in|as|by)$/.test(last)) return 'a phrase behind a preposition';
  if (cue[0] === 'to') return 'infinitive';
  if (cue.some((word) => word.endsWith('ing'))) return 'participle';
  if (/^\W*(that|whether|if|how|why|what|who|when|where|which)\b/i.test(text))
    return 'clause behind “that” or a question word';
  return text.split(/\s+/).length < 4 ? 'one to three words' : 'plain clause or object';
}

const errors = articles.flatMap(({ text, golds, quotes, near, pairs }) => {
  const found = new Set(pairs.map(({ gi }) => gi));
  const matched = new Set(pairs.map(({ qi }) => qi));
  const quoted = (spans) => spans.map(([start, end]) => text.slice(start, end)).join(' … ');
  const missed = golds.flatMap((gold, gi) => {
    if (!gold.required || found.has(gi)) return [];
    const best = near.find((n) => n.gi === gi);
    const cause = !best
      ? `not found: ${construction(gold)}`
      : matched.has(best.qi)
        ? 'part of another quote'
        : edges(quotes[best.qi], gold);
    return [{ kind: 'missed', cause, size: gold.letters.size, text: `${quoted(gold.fragments)} [${gold.cueText}]` }];
  });
  const wrong = quotes.flatMap((quote, qi) => {
    if (quote.ignored || matched.has(qi)) return [];
    const best = near.find((n) => n.qi === qi);
    // Wrong edges are counted once, where the quote is missed.
    if (best && !found.has(best.gi) && golds[best.gi].required) return [];
    const cause = !best
      ? `nothing is reported: ${quote.grounds}`
      : found.has(best.gi)
        ? quote.grounds === 'run' || quote.grounds === 'alone'
          ? 'a quotation that goes on with another one'
          : 'part of another report'
        : 'a thought or wish';
    return [{ kind: 'wrong', cause, size: quote.letters.size, text: quoted(quote.contents) }];
  });
  return [...missed, ...wrong];
});

const largest = new Set([...errors].sort((a, b) => b.size - a.size).slice(0, 100));
const groups = new Map();
for (const error of errors) {
  const name = `${error.kind}: ${error.cause}`;
  groups.set(name, [...(groups.get(name) ?? []), error]);
}
console.log('| cause | errors | among the 100 largest |\n|---|---|---|');
for (const [cause, list] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
  console.log(`| ${cause} | ${list.length} | ${list.filter((error) => largest.has(error)).length} |`);
  for (const { text } of list.slice(0, show)) console.log(`    ${text.replace(/\s+/g, ' ').slice(0, 200)}`);
}
