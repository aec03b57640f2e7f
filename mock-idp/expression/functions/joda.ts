/** Times in Joda's patterns, as far as Okta's expressions are written with them. */

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/** Abbreviations that Joda knows and the platform may not; whatever else there is, the platform says. */
const abbreviations: Readonly<Record<string, string>> = { Z: 'UTC', PST: 'America/Los_Angeles' };

/** The name of a time zone as the platform has it; undefined for one there is not. */
export function zoneOf(name: string): string | undefined {
  const zone = Object.hasOwn(abbreviations, name) ? abbreviations[name] : name;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function partsIn(zone: string, at: Date): Parts {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const found = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => found.get(name) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

const utc = ({ year, month, day, hour, minute, second }: Parts) => Date.UTC(year, month - 1, day, hour, minute, second);

/** Minutes that a zone is ahead of UTC at that moment. */
function offsetMinutes(zone: string, at: Date): number {
  return Math.round((utc(partsIn(zone, at)) - Math.floor(at.getTime() / 1000) * 1000) / 60_000);
}

function offsetText(minutes: number, colon: string): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${colon}${two(size % 60)}`;
}

const pieces = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g;
const word = (zone: string, at: Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options }).format(at);

/** ISO 8601 with milliseconds, `Z` in UTC: what Okta answers where no pattern is given. */
export const isoPattern = "yyyy-MM-dd'T'HH:mm:ss.SSSZZ";

/** Undefined for a pattern with letters that mean nothing here. */
export function formatMoment(at: Date, zone: string, pattern: string): string | undefined {
  const parts = partsIn(zone, at);
  const minutes = offsetMinutes(zone, at);
  const number = (value: number, width: number) => String(value).padStart(width, '0');
  let unknown = false;
  const text = pattern.replace(pieces, (piece, quoted: string | undefined, letter: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
    if (letter === undefined) return piece;
    const width = piece.length;
    switch (letter) {
      case 'y':
      case 'Y':
        return width === 2 ? number(parts.year % 100, 2) : number(parts.year, width);
      case 'M':
        return width < 3 ? number(parts.month, width) : word(zone, at, { month: width === 3 ? 'short' : 'long' });
      case 'd':
        return number(parts.day, width);
      case 'E':
        return word(zone, at, { weekday: width < 4 ? 'short' : 'long' });
      case 'H':
        return number(parts.hour, width);
      case 'h':
        return number(parts.hour % 12 === 0 ? 12 : parts.hour % 12, width);
      case 'a':
        return parts.hour < 12 ? 'AM' : 'PM';
      case 'm':
        return number(parts.minute, width);
      case 's':
        return number(parts.second, width);
      case 'S':
        return number(at.getUTCMilliseconds(), 3).padEnd(width, '0').slice(0, width);
      case 'Z':
        return width >= 2 && minutes === 0 && zone === 'UTC' ? 'Z' : offsetText(minutes, width === 1 ? '' : ':');
      case 'z':
        return word(zone, at, { timeZoneName: 'short' }).split(' ').at(-1) ?? '';
      default:
        unknown = true;
        return '';
    }
  });
  return unknown ? undefined : text;
}

const fieldOf: Readonly<Record<string, keyof Parts | 'millisecond' | 'offset' | 'half'>> = {
  y: 'year',
  Y: 'year',
  M: 'month',
  d: 'day',
  H: 'hour',
  h: 'hour',
  m: 'minute',
  s: 'second',
  S: 'millisecond',
  Z: 'offset',
  a: 'half',
};
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const escaped = (text: string) => text.replace(/[.*+?^$()[\]{}|\\/-]/g, '\\$&');

function readerOf(pattern: string): { expression: RegExp; fields: string[] } | undefined {
  const fields: string[] = [];
  let unknown = false;
  const source = pattern.replace(pieces, (piece, quoted: string | undefined, letter: string | undefined) => {
    if (quoted !== undefined) return escaped(quoted === '' ? "'" : quoted.replaceAll("''", "'"));
    if (letter === undefined) return escaped(piece);
    const field = fieldOf[letter];
    if (field === undefined) unknown = true;
    fields.push(field ?? '');
    if (letter === 'Z') return '(Z|[+-]\\d{2}:?\\d{2})';
    if (letter === 'a') return '([AaPp][Mm])';
    return letter === 'M' && piece.length > 2 ? '([A-Za-z]{3,9})' : `(\\d{1,${Math.max(piece.length, 2)}})`;
  });
  return unknown ? undefined : { expression: new RegExp(`^${source}$`), fields };
}

/** Reads what the pattern describes, in UTC unless the text says otherwise; undefined for what does not fit. */
export function parseMoment(text: string, pattern: string): Date | undefined {
  const reader = readerOf(pattern);
  const match = reader?.expression.exec(text.trim());
  if (!reader || !match) return undefined;
  const read = new Map(reader.fields.map((field, i) => [field, match[i + 1] ?? '']));
  const number = (field: string, otherwise: number) => {
    const value = read.get(field);
    if (value === undefined) return otherwise;
    return /^\d+$/.test(value) ? Number(value) : months.indexOf(value.slice(0, 3).toLowerCase()) + 1;
  };
  const half = read.get('half')?.toLowerCase();
  const hour = half === undefined ? number('hour', 0) : (number('hour', 0) % 12) + (half === 'pm' ? 12 : 0);
  const year = number('year', 1970);
  const time = utc({
    year: year < 100 ? 2000 + year : year,
    month: number('month', 1),
    day: number('day', 1),
    hour,
    minute: number('minute', 0),
    second: number('second', 0),
  });
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(read.get('offset') ?? '');
  const ahead = offset ? (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) : 0;
  const milliseconds = Number((read.get('millisecond') ?? '0').padEnd(3, '0').slice(0, 3));
  const at = new Date(time + milliseconds - ahead * 60_000);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
