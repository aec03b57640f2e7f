/** "Use basic condition": one question about one attribute, written as an expression. */
export const comparisons = [
  { value: 'equals', label: 'Equals' },
  { value: 'starts-with', label: 'Starts with' },
  { value: 'contains', label: 'Contains' },
] as const;

const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** The expression; undefined where nothing can be made of what was chosen. */
export function basicCondition(attribute: string, comparison: string, value: string): string | undefined {
  if (!/^\w+$/.test(attribute) || value === '') return undefined;
  switch (comparison) {
    case 'equals':
      return `user.${attribute}==${quoted(value)}`;
    case 'starts-with':
      return `String.startsWith(user.${attribute}, ${quoted(value)})`;
    case 'contains':
      return `String.stringContains(user.${attribute}, ${quoted(value)})`;
    default:
      return undefined;
  }
}
