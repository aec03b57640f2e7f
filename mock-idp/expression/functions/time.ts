/** `Time.*`: the present, and times between Windows, Unix and ISO 8601. */
import type { Value } from '../value.ts';
import { type ExpressionFunction, one, onTexts, two } from './definition.ts';
import { formatMoment, isoPattern, parseMoment, zoneOf } from './joda.ts';

/** Windows counts tenths of microseconds since 1601. */
const windowsEpochMs = 11_644_473_600_000n;
const windowsTicksPerMs = 10_000n;

/** A count of 100 ns since 1601, as Active Directory keeps it. */
export function fromWindows(text: string): Date | undefined {
  if (!/^\d{1,18}$/.test(text)) return undefined;
  return new Date(Number(BigInt(text) / windowsTicksPerMs - windowsEpochMs));
}

export const toWindows = (at: Date): string => String((BigInt(at.getTime()) + windowsEpochMs) * windowsTicksPerMs);

/** Seconds since 1970. */
export function fromUnix(text: string): Date | undefined {
  return /^-?\d{1,12}$/.test(text) ? new Date(Number(text) * 1000) : undefined;
}

export const toUnix = (at: Date): string => String(Math.floor(at.getTime() / 1000));

function fromIso(text: string): Date | undefined {
  const at = new Date(text);
  return /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(at.getTime()) ? at : undefined;
}

const isoOf = (at: Date | undefined): Value => at?.toISOString() ?? null;

function now(at: Date, zoneName: string, pattern: string): Value {
  const zone = zoneOf(zoneName);
  return zone === undefined ? null : (formatMoment(at, zone, pattern) ?? null);
}

export const timeFunctions: Readonly<Record<string, ExpressionFunction>> = {
  'Time.now': onTexts([0, 2], ([zone = 'UTC', pattern = isoPattern], scope) => now(scope.now, zone, pattern)),
  'Time.fromWindowsToIso8601': onTexts(one, ([text = '']) => isoOf(fromWindows(text))),
  'Time.fromUnixToIso8601': onTexts(one, ([text = '']) => isoOf(fromUnix(text))),
  'Time.fromStringToIso8601': onTexts(two, ([text = '', pattern = '']) => isoOf(parseMoment(text, pattern))),
  'Time.fromIso8601ToWindows': onTexts(one, ([text = '']) => {
    const at = fromIso(text);
    return at ? toWindows(at) : null;
  }),
  'Time.fromIso8601ToUnix': onTexts(one, ([text = '']) => {
    const at = fromIso(text);
    return at ? toUnix(at) : null;
  }),
  'Time.fromIso8601ToString': onTexts(two, ([text = '', pattern = '']) => {
    const at = fromIso(text);
    return at ? (formatMoment(at, 'UTC', pattern) ?? null) : null;
  }),
};
