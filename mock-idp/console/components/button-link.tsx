/** A link where the original has a button: what it opens can be opened in a new tab, and it needs no form. */
export function ButtonLink(props: { href: string; label: string; class?: string; subject?: string }) {
  return (
    <a class={props.class === undefined ? 'button' : `button ${props.class}`} href={props.href}>
      {props.label}
      {props.subject !== undefined && <span class="visually-hidden"> {props.subject}</span>}
    </a>
  );
}
