/** A button that leads to another page: the original has buttons here, and a form makes one without script. */
export function ButtonLink(props: { href: string; label: string; class?: string; subject?: string }) {
  return (
    <form method="get" action={props.href} class="inline">
      <button type="submit" class={props.class}>
        {props.label}
        {props.subject !== undefined && <span class="visually-hidden"> {props.subject}</span>}
      </button>
    </form>
  );
}
