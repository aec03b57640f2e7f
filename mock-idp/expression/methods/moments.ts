/** Methods of a point in time. */
import {
  type ExpressionFunction,
  formatMoment,
  isoPattern,
  none,
  one,
  toUnix,
  toWindows,
  zoneOf,
} from '../functions/index.ts';
import { isThing, type Scope, type Thing, toText, type Value } from '../value.ts';

type Moment = Thing & { kind: 'moment' };

const onMoment = (
  arity: ExpressionFunction['arity'],
  apply: (moment: Moment, argument: Value, scope: Scope) => Value,
): ExpressionFunction => ({
  arity,
  apply: ([moment = null, argument = null], scope) =>
    isThing(moment) && moment.kind === 'moment' ? apply(moment, argument, scope) : null,
});

const units = ['Seconds', 'Minutes', 'Hours', 'Days', 'Weeks', 'Months', 'Years'] as const;
type Unit = (typeof units)[number];

function shifted(at: Date, unit: Unit, count: number): Date {
  const next = new Date(at);
  switch (unit) {
    case 'Seconds':
      next.setUTCSeconds(next.getUTCSeconds() + count);
      break;
    case 'Minutes':
      next.setUTCMinutes(next.getUTCMinutes() + count);
      break;
    case 'Hours':
      next.setUTCHours(next.getUTCHours() + count);
      break;
    case 'Days':
      next.setUTCDate(next.getUTCDate() + count);
      break;
    case 'Weeks':
      next.setUTCDate(next.getUTCDate() + 7 * count);
      break;
    case 'Months':
      next.setUTCMonth(next.getUTCMonth() + count);
      break;
    case 'Years':
      next.setUTCFullYear(next.getUTCFullYear() + count);
  }
  return next;
}

const move = (unit: Unit, direction: 1 | -1) =>
  onMoment([2, 2], (moment, count) => {
    if (typeof count !== 'number') return null;
    const at = shifted(moment.at, unit, direction * count);
    // Further away than a Date can say.
    return Number.isNaN(at.getTime()) ? null : { ...moment, at };
  });

/** Not longer ago than that, and not later than that from now. */
const within = (unit: Unit) =>
  onMoment([2, 2], ({ at }, count, { now }) => {
    if (typeof count !== 'number') return null;
    return at >= shifted(now, unit, -count) && at <= shifted(now, unit, count);
  });

export const momentMethods: Readonly<Record<string, ExpressionFunction>> = {
  toUnix: onMoment(one, ({ at }) => Number(toUnix(at))),
  toWindows: onMoment(one, ({ at }) => toWindows(at)),
  toZone: onMoment([2, 2], (moment, name) => {
    const zone = zoneOf(toText(name) ?? '');
    return zone === undefined ? null : { ...moment, zone };
  }),
  toString: onMoment(
    [1, 2],
    ({ at, zone }, pattern) => formatMoment(at, zone, pattern === null ? isoPattern : (toText(pattern) ?? '')) ?? null,
  ),
  ...Object.fromEntries(
    units.flatMap((unit) => [
      [`plus${unit}`, move(unit, 1)],
      [`minus${unit}`, move(unit, -1)],
      [`within${unit}`, within(unit)],
    ]),
  ),
};

/** `DateTime.now()` */
export const dateTimeNow: ExpressionFunction = {
  arity: none,
  apply: (_values, { now }) => ({ kind: 'moment', at: now, zone: 'UTC' }),
};
