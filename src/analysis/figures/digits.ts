/** A run of digits with its separators, as a number. */
export interface Digits {
  readonly value: number;
  /** Digits only, no separator. */
  readonly plain: boolean;
}

/** Longer runs are codes, not counts; the bound keeps reading linear. */
const LONGEST = 24;

/**
 * Reads digits between two offsets: "2,400", "1,234.5", "12,34,567", "1.234,5", "3,5". Null when the separators make no
 * number (addresses, versions, dates).
 */
export function readDigits(text: string, start: number, end: number): Digits | null {
  if (end - start > LONGEST) return null;
  const whole = grouped(text, start, end);
  if (whole >= 0) return { value: whole, plain: text.charCodeAt(Math.max(start, end - 4)) !== 0x2c };
  const run = text.slice(start, end);
  const commas = count(run, 0x2c);
  const points = count(run, 0x2e);
  if (commas + points === 0) return { value: Number(run), plain: true };
  const value = points <= 1 && isGrouped(run, ',', '.') ? plainly(run, ',', '.') : fromContinental(run, commas, points);
  return value === null ? null : { value, plain: false };
}

/** The value of digits without separators or with a comma before every three of them; -1 for all others. */
function grouped(text: string, start: number, end: number): number {
  if (end - start > MOST_EXACT) return -1;
  let value = 0;
  let comma = -1;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x2c) {
      if (comma < 0 ? i - start > 3 : i - comma !== 4) return -1;
      comma = i;
    } else if (c === 0x2e) return -1;
    else value = value * 10 + (c - 0x30);
  }
  return comma < 0 || end - comma === 4 ? value : -1;
}
/** So many digits are a number without loss. */
const MOST_EXACT = 15;

function fromContinental(run: string, commas: number, points: number): number | null {
  if (commas === 1 && points === 0) return plainly(run, '.', ',');
  if (commas <= 1 && points >= 1 && isGrouped(run, '.', ',')) return plainly(run, '.', ',');
  return null;
}

const plainly = (run: string, group: string, decimal: string): number =>
  Number(run.replaceAll(group, '').replace(decimal, '.'));

/** Whether the groups before the decimal sign have three digits, or two in the Indian way, with three at last. */
function isGrouped(run: string, group: string, decimal: string): boolean {
  const whole = run.split(decimal, 1)[0];
  if (run.indexOf(group, whole.length) >= 0) return false;
  const groups = whole.split(group);
  if (groups.length === 1) return true;
  if (groups[0].length > 3 || groups.at(-1)?.length !== 3) return false;
  const inner = groups.slice(1, -1);
  return inner.every((g) => g.length === 3) || (inner.every((g) => g.length === 2) && groups[0].length <= 2);
}

function count(run: string, c: number): number {
  let n = 0;
  for (let i = 0; i < run.length; i++) if (run.charCodeAt(i) === c) n++;
  return n;
}

/** Fractions in one sign. */
export const VULGAR: ReadonlyMap<number, number> = new Map(
  [...'¼:1/4 ½:1/2 ¾:3/4 ⅓:1/3 ⅔:2/3 ⅕:1/5 ⅖:2/5 ⅗:3/5 ⅘:4/5 ⅙:1/6 ⅚:5/6 ⅛:1/8 ⅜:3/8 ⅝:5/8 ⅞:7/8'.split(' ')].map(
    (pair) => {
      const [over, under] = pair.slice(2).split('/').map(Number);
      return [pair.charCodeAt(0), over / under];
    },
  ),
);
