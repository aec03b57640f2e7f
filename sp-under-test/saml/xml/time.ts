const instant = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d+)?Z$/;

/**
 * Reads an xs:dateTime in UTC (core 1.3.3: time values carry no offset). Undefined for anything else: a date that a
 * lenient parser guesses at, or turns into NaN, is a window that never closes.
 */
export function parseInstant(value: string | undefined): Date | undefined {
  const match = value === undefined ? null : instant.exec(value);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const milliseconds = Math.floor(Number(`0${match[7] ?? ''}`) * 1000);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, milliseconds);
  // February 30 and second 60 roll over silently; what does not come back unchanged was never a date.
  const same = date.toISOString().slice(0, 19) === `${match[0].slice(0, 19)}`;
  return same && year > 0 ? date : undefined;
}
