import type { AttributeStatement } from '../model.ts';

/** A regular expression as Okta reads it: it must match the whole name; `(?i)` at its start ignores case. */
function pattern(source: string): RegExp {
  const ignoreCase = source.startsWith('(?i)');
  return new RegExp(`^(?:${ignoreCase ? source.slice(4) : source})$`, ignoreCase ? 'iu' : 'u');
}

/** The filter of a group attribute statement: which group names it lets through. */
export function groupFilter({ filterType, filterValue = '' }: AttributeStatement): (name: string) => boolean {
  switch (filterType) {
    case 'STARTS_WITH':
      return (name) => name.startsWith(filterValue);
    case 'EQUALS':
      return (name) => name === filterValue;
    case 'CONTAINS':
      return (name) => name.includes(filterValue);
    case 'REGEX': {
      const expression = pattern(filterValue);
      return (name) => expression.test(name);
    }
    default:
      return () => false;
  }
}

/** Whether a filter of type REGEX can be used. */
export function isPattern(source: string): boolean {
  try {
    pattern(source);
    return true;
  } catch {
    return false;
  }
}
