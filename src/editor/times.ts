import { env, l10n } from 'vscode';

/** Units of time that the engine counts in and `Intl` knows by the same names. */
const timeUnits = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'];

export const isTimeUnit = (unit: string | null): unit is string => unit !== null && timeUnits.includes(unit);

/** A number as the person's language writes it. */
export const formatted = (value: number, options: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat(env.language, options).format(value);

const dated = (iso: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(env.language, { ...options, timeZone: 'UTC' }).format(new Date(`${iso}T00:00:00Z`));

const amount = '(\\d+(?:\\.\\d+)?)';
const duration = new RegExp(
  `^P(?:${amount}Y)?(?:${amount}M)?(?:${amount}W)?(?:${amount}D)?(?:T(?:${amount}H)?(?:${amount}M)?(?:${amount}S)?)?$`,
);

/** ISO 8601 and TIMEX3 values in words where these are plain; others as they are written. */
export function timeInWords(value: string): string {
  if (value.includes('/')) {
    const [from, to, ...more] = value.split('/');
    if (from && to && !more.length) return l10n.t('{0} to {1}', timeInWords(from), timeInWords(to));
  }
  const clock = /^(?:(.*)T)?(\d\d):(\d\d)$/.exec(value);
  if (clock) return [clock[1] && timeInWords(clock[1]), `${clock[2]}:${clock[3]}`].filter((part) => part).join(', ');
  if (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))) return dated(value, { dateStyle: 'full' });
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) return dated(`${value}-01`, { month: 'long', year: 'numeric' });
  if (/^\d{3}$/.test(value)) return l10n.t('the {0}s', `${value}0`);
  if (/^\d{2}$/.test(value)) return l10n.t('{0} to {1}', `${value}00`, `${value}99`);
  return weekday(value) ?? partOfYear(value) ?? durationInWords(value) ?? value;
}

/** A day of a week that the article leaves open. 5 January 1970 was a Monday. */
function weekday(value: string): string | undefined {
  const day = /^XXXX-WXX-([1-7])(?:T(MO|AF|EV|NI))?$/.exec(value);
  if (!day) return undefined;
  const name = dated(`1970-01-${String(4 + Number(day[1])).padStart(2, '0')}`, { weekday: 'long' });
  const parts: Readonly<Record<string, string>> = {
    MO: l10n.t('morning'),
    AF: l10n.t('afternoon'),
    EV: l10n.t('evening'),
    NI: l10n.t('night'),
  };
  return day[2] ? `${name} ${parts[day[2]]}` : name;
}

function partOfYear(value: string): string | undefined {
  const part = /^(\d{4})-(SP|SU|FA|WI|Q([1-4]))$/.exec(value);
  if (!part) return undefined;
  if (part[3]) return l10n.t('quarter {0} of {1}', part[3], part[1]);
  const seasons: Readonly<Record<string, string>> = {
    SP: l10n.t('spring'),
    SU: l10n.t('summer'),
    FA: l10n.t('autumn'),
    WI: l10n.t('winter'),
  };
  return `${seasons[part[2]]} ${part[1]}`;
}

function durationInWords(value: string): string | undefined {
  const amounts = duration.exec(value)?.slice(1);
  if (!amounts?.some((found) => found !== undefined)) return undefined;
  return timeUnits
    .flatMap((unit, i) =>
      amounts[i] === undefined ? [] : [formatted(Number(amounts[i]), { style: 'unit', unit, unitDisplay: 'long' })],
    )
    .join(' ');
}
