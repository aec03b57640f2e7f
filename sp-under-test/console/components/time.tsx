const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number) => String(n).padStart(2, '0');

/** `21 Nov 2026, 20:59:01 UTC`: one time zone for everybody who compares with a trace or a log. */
export function formatTime(at: Date): string {
  const day = `${at.getUTCDate()} ${months[at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}`;
  return `${day}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} UTC`;
}

export function formatDay(at: Date): string {
  return `${at.getUTCDate()} ${months[at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}`;
}

/** A moment, readable by people and machines. */
export function Time({ at, day = false }: { at: Date; day?: boolean }) {
  return <time dateTime={at.toISOString()}>{day ? formatDay(at) : formatTime(at)}</time>;
}
