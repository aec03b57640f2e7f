/** The closed set of tags a conformance scenario may carry. */
import type { Effect, Variant } from './model.ts';

const variants: readonly Variant[] = ['A', 'R', 'AR'];

/** Features that a profile may declare or a run finds; a case tagged `@needs-…` is not applicable without. */
export const declarable: readonly string[] = [
  'idp-initiated',
  'assertion-signed-only',
  'response-signed-only',
  'both-signed',
  'encryption',
  'encryption-required',
  'authenticated-encryption',
  'second-encryption-key',
  'logout',
  'logout-redirect',
  'logout-post',
  'sign-out',
  'metadata-refresh',
  'signed-metadata',
  'second-idp',
  'solicited-only',
  'newcomers',
  'authn-context-required',
  'no-authn-context-asked',
  'force-authn',
  'attributes-shown',
  'declared-tolerance',
  'unspecified-name-id',
  'free-name-id',
  'sp-initiated',
  'second-acs',
  'second-acs-start',
  'second-tenant',
  'movable-clock',
];

/**
 * Tags of cases that do more to an SP than sign people in, mildest first. Feature files with them run after all others, in this
 * order, the SP is put back after each such case where the profile knows how, and the report lists them.
 */
export const effects: readonly Effect[] = ['creates-accounts', 'strain', 'changes-trust'];

/** Cases that strain the SP: they run only when they are asked for, by slug or by this tag. */
export const onRequest = '@strain';

export type ReadTag =
  | { kind: 'slug' | 'area' | 'req' | 'control' | 'needs'; value: string }
  | { kind: 'effect'; value: Effect }
  | { kind: 'variant'; value: Variant }
  | { kind: 'unknown'; value: string };

/** Says what a tag means. */
export function readTag(tag: string): ReadTag {
  const labelled = /^@(area|req|control|variant):(.+)$/.exec(tag);
  const [, label, value] = labelled ?? [];
  if (value !== undefined) {
    if (label === 'variant') {
      const variant = variants.find((known) => known === value);
      return variant === undefined ? { kind: 'unknown', value: tag } : { kind: 'variant', value: variant };
    }
    if (label === 'area' && /^[A-Z]{3,4}$/.test(value)) return { kind: 'area', value };
    if (label === 'req' || label === 'control') return { kind: label, value };
    return { kind: 'unknown', value: tag };
  }
  const effect = effects.find((known) => tag === `@${known}`);
  if (effect !== undefined) return { kind: 'effect', value: effect };
  const need = /^@needs-(.+)$/.exec(tag)?.[1];
  if (need !== undefined)
    return declarable.includes(need) ? { kind: 'needs', value: need } : { kind: 'unknown', value: tag };
  const slug = /^@([a-z]{2,3}(?:-[a-z0-9]+)+)$/.exec(tag)?.[1];
  return slug === undefined ? { kind: 'unknown', value: tag } : { kind: 'slug', value: slug };
}

/** Values of all tags of one kind. */
export function tagged(tags: readonly string[], kind: ReadTag['kind']): string[] {
  return tags.map(readTag).flatMap((tag) => (tag.kind === kind ? [tag.value] : []));
}

/** What a scenario with these tags does to the SP. */
export function effectsOf(tags: readonly string[]): Effect[] {
  return effects.filter((effect) => tags.includes(`@${effect}`));
}

/** The variants among tags. */
export function variantsOf(tags: readonly string[]): Variant[] {
  return tags.map(readTag).flatMap((tag) => (tag.kind === 'variant' ? [tag.value] : []));
}
