/** One sentence with the remedy for what a person can put right; the whole stack for what is ours. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EROFS') return `${error.message}: choose a folder you may write to.`;
  return typeof code === 'string' ? error.message : (error.stack ?? error.message);
}
