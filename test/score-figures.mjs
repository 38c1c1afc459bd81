// Scores figures alone against the gold sets: bundles the figure passes, runs them over each set, compares spans as
// ../shared/score/score.mjs does, and values besides, which that scorer does not judge for the recognizers' phrases.
//   node test/score-figures.mjs [SET …] [--errors N] [--kind KIND] [--write DIRECTORY]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { lexiconPlugin } from '../src/analysis/english/pack.mjs';

const SHARED = '../shared';
const args = process.argv.slice(2);
const option = (name, otherwise) => {
  const at = args.indexOf(name);
  return at < 0 ? otherwise : args.splice(at, 2)[1];
};
const errors = Number(option('--errors', 0));
const onlyKind = option('--kind', '');
const keep = option('--write', '');
const sets = args.length ? args : ['seeds', 'gum_news_dev', 'gum_interview_dev', 'recognizers_dev'];

if (!existsSync(`${SHARED}/gold`)) {
  console.log('figures: not scored, the gold data is not here');
  process.exit(0);
}

const directory = keep || mkdtempSync(join(tmpdir(), 'figures-'));
mkdirSync(directory, { recursive: true });
const bundle = join(directory, 'figures.mjs');
await esbuild.build({
  stdin: {
    contents: `export { findFigures } from './src/analysis/figures/figures.js';
      export { findArticleDate } from './src/analysis/figures/articleDate.js';
      export { tokenize } from './src/analysis/tokens.js';
      export { loadEnglish } from './src/analysis/english.js';`,
    resolveDir: process.cwd(),
    loader: 'ts',
  },
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outfile: bundle,
  logLevel: 'error',
  plugins: [lexiconPlugin],
});
const { findFigures, findArticleDate, tokenize, loadEnglish } = await import(pathToFileURL(bundle).href);
const english = loadEnglish();

/** Which of the engine's kinds a recognizers' model speaks of; a model does not mark the others' figures. */
const MODELS = {
  NumberModel: (f) => !['date', 'time', 'duration', 'set', 'ordinal'].includes(f.kind),
  NumberRangeModel: (f) =>
    f.kind === 'range' ||
    (f.modifier !== null && ['count', 'fraction', 'age', 'percent', 'money', 'quantity'].includes(f.kind)),
  PercentModel: (f) => f.kind === 'percent',
  OrdinalModel: () => false,
  CurrencyModel: (f) => f.kind === 'money' || (f.kind === 'range' && /^[A-Z]{3}$|cents|pence/.test(f.unit ?? '')),
  DimensionModel: (f) => f.kind === 'quantity',
  TemperatureModel: (f) => f.kind === 'temperature',
  AgeModel: (f) => f.kind === 'age',
  DateTimeModel: (f) => ['date', 'duration'].includes(f.kind),
};
/** What a model leaves to another one: right where its own gold has it, no mistake where not. */
const OTHERS = { NumberModel: (f) => ['money', 'quantity', 'percent', 'temperature', 'age'].includes(f.kind) };
/**
 * Kinds that are scored: numbers, money, percents, dimensions, ages, temperatures, dates, durations and ranges. Left out
 * either way: ordinals, times of day and sets, powers ("1.1^23", "2 over 3"), units without a number.
 */
const isNews = (g) =>
  !/ordinal|datetimev2\.(datetime|datetimerange|time|timerange|timezone|set)$|^DateTimeModel$/i.test(g.kind) &&
  g.resolution?.subtype !== 'power' &&
  !/ over /.test(g.text) &&
  (g.resolution === undefined || g.resolution.value !== null || /date|duration/i.test(g.kind)) &&
  !(g.kind === 'percentage' && g.resolution?.value === 'null');

const lettersOf = (text, [start, end]) => {
  let s = '';
  for (let i = start; i < end; i++) if (/[\p{L}\p{N}]/u.test(text[i] ?? '')) s += `${i} `;
  return s;
};
/**
 * Exact by letters and digits, or exact but for the words that the recognizers leave out and GUIDELINES.md takes in:
 * the modifier before, the counted noun or unit behind.
 */
const DROPPED =
  /^(?:(?:about|around|approximately|roughly|nearly|almost|some|over|above|under|below|an?|the|estimated|at|least|most|up|to|close|(?:no |not |well |just )?(?:more|less|fewer)|than|as|many|much|exceeding|in|excess|of|from|between)\s+)+$/i;
const sameButForWords = (text, found, gold, unit) => {
  if (found[0] > gold[0] || found[1] < gold[1]) return false;
  const before = text.slice(found[0], gold[0]);
  const behind = text.slice(gold[1], found[1]).trim();
  return (
    (before === '' || DROPPED.test(before) || /^[\W_]+$/.test(before)) &&
    (behind === '' ||
      /^(?:years?|months?|weeks?)\b/.test(behind) ||
      /^[\W_]+$/.test(behind) ||
      (unit !== null && behind.toLowerCase().endsWith(unit.toLowerCase())))
  );
};

const SECONDS = { S: 1, MIN: 60, H: 3600, D: 86400, W: 604800, M: 2592000, Y: 31536000 };
const UNIT_SECONDS = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86400,
  night: 86400,
  week: 604800,
  fortnight: 1209600,
  weekend: 172800,
  month: 2592000,
  quarter: 7776000,
  year: 31536000,
  decade: 315360000,
  century: 3153600000,
};
const near = (a, b) => Math.abs(a - b) <= 1e-4 * Math.max(Math.abs(a), Math.abs(b), 1e-9);
const day = (text) => (/^\d{4}-\d\d-\d\d/.test(text ?? '') ? Date.parse(text.slice(0, 10)) / 86400000 : null);

/** The first and last day of an ISO 8601 or TIMEX3 value. */
function daysOf(value) {
  if (value.includes('/')) {
    const [a, b] = value.split('/').map(daysOf);
    return a && b && [a[0], b[0], b[1]];
  }
  if (day(value) !== null) return [day(value), day(value) + 1];
  const start = (year, month) => Date.UTC(Number(year), month) / 864e5;
  const week = /^(\d{4})-W(\d\d)(-WE)?$/.exec(value);
  if (week) {
    const fourth = start(week[1], 0) + 3;
    const monday = fourth - ((((fourth + 3) % 7) + 7) % 7) + 7 * (week[2] - 1);
    return week[3] ? [monday + 5, monday + 7] : [monday, monday + 7];
  }
  const shapes = [
    [/^(\d{4})-(\d\d)$/, (y, n) => [start(y, n - 1), start(y, n)]],
    [/^(\d{4})-Q(\d)$/, (y, n) => [start(y, n * 3 - 3), start(y, n * 3)]],
    [/^(\d{4})-H(\d)$/, (y, n) => [start(y, n * 6 - 6), start(y, n * 6)]],
    [/^(\d{4})$/, (y) => [start(y, 0), start(y, 12)]],
    [/^(\d{3})$/, (y) => [start(y * 10, 0), start(y * 10 + 10, 0)]],
    [/^(\d{2})$/, (y) => [start(y * 100, 0), start(y * 100 + 100, 0)]],
  ];
  for (const [shape, days] of shapes) {
    const match = shape.exec(value);
    if (match) return days(Number(match[1]), Number(match[2]));
  }
  return null;
}

/** Whether a value says what the recognizers' resolution says, in any of its readings; null when it says nothing. */
function valueRight(figure, gold) {
  const r = gold.resolution;
  if (!r) return null;
  if (!/^datetime/i.test(gold.kind)) {
    if (gold.kind === 'numberrange') {
      const m = /^([[(])([^,]*),([^,]*)([\])])$/.exec(r.value);
      if (!m) return null;
      const [low, high] = [m[2], m[3]];
      if (Array.isArray(figure.value)) return near(figure.value[0], Number(low)) && near(figure.value[1], Number(high));
      const sign = low === '' ? (m[4] === ']' ? '<=' : '<') : m[1] === '[' ? '>=' : '>';
      return near(figure.value, Number(low || high)) && (figure.modifier === sign || figure.modifier === null);
    }
    const want = Number(String(r.value ?? r.offset).replace('%', ''));
    if (Number.isNaN(want) || r.value === null) return null;
    return typeof figure.value === 'number'
      ? near(figure.value, want)
      : Array.isArray(figure.value) && figure.value.some((v) => near(v, want));
  }
  const readings = r.values ?? [];
  if (!readings.length) return null;
  return readings.some((v) => {
    const { timex } = v;
    const got = figure.value;
    if (typeof got === 'number' || Array.isArray(got)) {
      const number = Array.isArray(got) ? got[0] : got;
      const m = /P(T?)([\d.]+)(S|MIN|H|D|W|M|Y)/.exec(timex) ?? (v.type === 'duration' ? null : undefined);
      if (v.type === 'duration' && v.value !== undefined && near(number * UNIT_SECONDS[figure.unit], Number(v.value)))
        return true;
      return m ? near(number * UNIT_SECONDS[figure.unit], m[2] * SECONDS[m[1] && m[3] === 'M' ? 'MIN' : m[3]]) : false;
    }
    if (typeof got !== 'string') return false;
    if (got === timex || got === v.value || got.replace(/:00$/, '') === timex) return true;
    if (got.replace(' ', 'T') === (v.value ?? '').replace(' ', 'T').replace(/:00$/, '')) return true;
    if (got.startsWith('T') && v.value && got.slice(1) === v.value.slice(0, 5)) return true;
    if (got.startsWith('T') && v.start) {
      const [a, b] = got.split('/');
      return a.slice(1) === v.start.slice(0, 5) && b?.slice(1) === v.end?.slice(0, 5);
    }
    const m = /^\(([^,]+),([^,]+)/.exec(timex);
    if (m && got === `${m[1]}/${m[2]}`) return true;
    const days = daysOf(got);
    if (!days) return false;
    if (v.value && day(v.value) !== null)
      return days[0] === day(v.value) || (days[0] <= day(v.value) && day(v.value) < days[1] && days[1] - days[0] > 1);
    const [start, end] = [day(v.start), day(v.end)];
    if (start === null && end === null) return false;
    const low = start === null || days[0] === start || days[1] === start || (days[0] <= start && start < days[1]);
    const high =
      end === null ||
      Math.abs(days[1] - end) <= 1 ||
      days[2] === end ||
      days[0] === end ||
      (days[0] < end && end <= days[1]);
    return low && high;
  });
}

const show = (n, d) => (d ? (100 * n) / d : 0).toFixed(1).padStart(5);

/** How sure the engine was of a figure, and whether it was right. */
const judged = [];

function scoreRecognizers(docs, predicted) {
  const byModel = {};
  const wrong = [];
  for (const doc of docs) {
    const model = doc.set.replace('recognizers-', '');
    const gold = doc.figures.filter(isNews);
    const ignored = doc.figures.filter((g) => !isNews(g));
    const found = predicted.get(doc.id).figures.filter(MODELS[model]);
    const used = new Set();
    byModel[model] ??= { gold: 0, found: 0, strict: 0, exact: 0, judged: 0, right: 0 };
    const score = byModel[model];
    score.gold += gold.length;
    for (const g of gold) {
      const at = [g.start, g.end];
      const strictly = found.find((f) => !used.has(f) && lettersOf(doc.text, f.span) === lettersOf(doc.text, at));
      const f = strictly ?? found.find((f) => !used.has(f) && sameButForWords(doc.text, f.span, at, f.unit));
      if (!f) {
        wrong.push([
          model,
          `missed  ${g.text} [${g.kind}] :: ${doc.text.slice(0, 110)} :: got ${found.map((x) => doc.text.slice(...x.span)).join(' | ')}`,
        ]);
        continue;
      }
      used.add(f);
      score.exact++;
      if (strictly) score.strict++;
      const right = valueRight(f, g);
      if (right === null) continue;
      score.judged++;
      if (right) score.right++;
      else
        wrong.push([
          model,
          `value   ${doc.text.slice(...f.span)}: ${JSON.stringify(f.value)} ${f.unit ?? ''}, gold ${JSON.stringify(g.resolution).slice(0, 160)} (${doc.refTime ?? ''})`,
        ]);
    }
    for (const f of found) {
      if (used.has(f)) {
        score.found++;
        judged.push([f.confidence, true]);
        continue;
      }
      if (ignored.some((g) => f.span[0] < g.end && g.start < f.span[1]) || OTHERS[model]?.(f)) continue;
      score.found++;
      judged.push([f.confidence, false]);
      wrong.push([model, `extra   ${doc.text.slice(...f.span)} [${f.kind}] :: ${doc.text.slice(0, 110)}`]);
    }
  }
  const total = { gold: 0, found: 0, strict: 0, exact: 0, judged: 0, right: 0 };
  console.log('recognizers, kinds of news      exact P     R    F1   | letter for letter F1 | values right');
  for (const [model, s] of [...Object.entries(byModel), ['all', total]]) {
    if (!s.gold && s !== total) continue;
    if (s !== total) for (const key of Object.keys(total)) total[key] += s[key];
    const f1 = (n) => show(2 * n, s.gold + s.found);
    console.log(
      `  ${model.padEnd(28)} ${show(s.exact, s.found)} ${show(s.exact, s.gold)} ${f1(s.exact)}   | ${f1(s.strict)} | ${show(s.right, s.judged)}  (gold ${s.gold}, found ${s.found})`,
    );
  }
  let shown = 0;
  for (const [model, line] of wrong)
    if ((!onlyKind || model.startsWith(onlyKind)) && shown++ < errors) console.log(`  ${model.slice(0, 8)} ${line}`);
}

for (const set of sets) {
  const file = `${SHARED}/gold/${set}.jsonl`;
  const docs = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter((doc) => doc.figures);
  const predicted = new Map();
  for (const doc of docs) {
    const tokens = tokenize(doc.text, english);
    const given = doc.date ?? doc.refTime?.slice(0, 10) ?? null;
    const figures = findFigures(tokens, { date: given ?? findArticleDate(tokens), certain: given !== null });
    predicted.set(doc.id, { id: doc.id, quotes: [], entities: [], figures });
  }
  const output = join(directory, `${set}.jsonl`);
  writeFileSync(output, [...predicted.values()].map((p) => JSON.stringify(p)).join('\n'));
  if (set === 'recognizers_dev') scoreRecognizers(docs, predicted);
  else
    for (const doc of docs)
      for (const { span, confidence } of predicted.get(doc.id).figures)
        judged.push([confidence, doc.figures.some((g) => g.start < span[1] && span[0] < g.end)]);
  console.log(`${set}, by score.mjs:`);
  const flags = errors && set !== 'recognizers_dev' ? ['--errors', String(errors)] : [];
  const lines = execFileSync(process.execPath, [`${SHARED}/score/score.mjs`, file, output, ...flags], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  console.log(
    lines
      .split('\n')
      .filter((line) => !/^(quotes|names)\./.test(line))
      .join('\n'),
  );
}
console.log('sure   figures  right   (spans; in news that they are figures)');
for (const sure of [...new Set(judged.map(([confidence]) => confidence))].sort()) {
  const bin = judged.filter(([confidence]) => confidence === sure);
  console.log(
    `${sure.toFixed(2)} ${String(bin.length).padStart(9)} ${show(bin.filter(([, right]) => right).length, bin.length)}`,
  );
}
if (!keep) rmSync(directory, { recursive: true, force: true });
