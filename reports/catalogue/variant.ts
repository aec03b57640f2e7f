import type { CatalogueCase, Variant } from './model.ts';

/** `slug`, or `slug/variant`. */
export function caseId(entry: CatalogueCase, variant?: Variant): string {
  return variant === undefined ? entry.slug : `${entry.slug}/${variant}`;
}

/** Slug of the accepting case that differs from this one (in this variant) only in the fault. */
export function twinOf(entry: CatalogueCase, variant?: Variant): string | undefined {
  return (variant === undefined ? undefined : entry.perVariant[variant]?.control) ?? entry.control;
}

/** Features that an SP must declare for this case (in this variant) to apply. */
export function needsOf(entry: CatalogueCase, variant?: Variant): readonly string[] {
  return [...entry.needs, ...(variant === undefined ? [] : (entry.perVariant[variant]?.needs ?? []))];
}
