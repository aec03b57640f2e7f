/** Times of apps, people and groups: milliseconds are always zero. */
export const moment = (iso: string): string => `${iso.slice(0, 19)}.000Z`;

export const momentOrNull = (iso: string | undefined): string | null => (iso === undefined ? null : moment(iso));
