/** The options that run one scenario alone, for a shell. */
export function rerunOf({ name }: { name: string }): string {
  const pattern = `^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
  return `--name '${pattern.replaceAll("'", "'\\''")}'`;
}
