const units: readonly (readonly [string, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

function relative(seconds: number): string {
  const distance = Math.abs(seconds);
  if (distance < 45) return seconds >= 0 ? 'just now' : 'in a moment';
  const [unit, size] = units.find(([, size]) => distance >= size) ?? ['minute', 60];
  const count = Math.max(1, Math.round(distance / size));
  const words = `${count} ${unit}${count === 1 ? '' : 's'}`;
  return seconds >= 0 ? `${words} ago` : `in ${words}`;
}

/** A point in time: relative to the party's own clock, absolute in the tooltip. */
export function Moment({ at, now }: { at: string; now: Date }) {
  const seconds = (now.getTime() - new Date(at).getTime()) / 1000;
  return (
    <time dateTime={at} title={at}>
      {relative(seconds)}
    </time>
  );
}
