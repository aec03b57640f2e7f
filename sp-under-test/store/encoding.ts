/** Plain data as JSON text, with `Date` kept apart from strings. */
export function encode(value: unknown): string {
  return JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, key: string, shown: unknown) {
    // JSON.stringify asks Date.toJSON before it asks here; the original is still to be found.
    const original = this[key];
    return original instanceof Date ? { $date: original.toISOString() } : shown;
  });
}

/** What `encode` wrote. Only this store writes the file, and its version was checked when it was opened. */
export function decode<T>(text: unknown): T {
  return JSON.parse(String(text), (_key, value: unknown) => dateOf(value) ?? value);
}

function dateOf(value: unknown): Date | undefined {
  if (typeof value !== 'object' || value === null || !('$date' in value)) return undefined;
  return typeof value.$date === 'string' && Object.keys(value).length === 1 ? new Date(value.$date) : undefined;
}
