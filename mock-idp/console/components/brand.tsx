/** Name of the face, with its mark. */
export function Brand({ name, href }: { name: string; href?: string }) {
  const inside = [<span key="mark" class="brand-mark" aria-hidden="true" />, name];
  return href === undefined ? (
    <span class="brand">{inside}</span>
  ) : (
    <a class="brand" href={href}>
      {inside}
    </a>
  );
}

/** Says what is imitated, so that nobody takes it for the original. */
export function Imitates() {
  return <footer class="imitates">For testing. Imitates Okta Identity Engine, 2026; not made by Okta.</footer>;
}
