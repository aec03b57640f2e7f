export interface Tab {
  label: string;
  href: string;
}

/** Pages of one thing, side by side; each is a page of its own, so they are links. */
export function Tabs(props: { label: string; tabs: readonly Tab[]; current: string }) {
  return (
    <nav class="tabs" aria-label={props.label}>
      {props.tabs.map((tab) => (
        <a key={tab.label} href={tab.href} aria-current={tab.label === props.current ? 'page' : undefined}>
          {tab.label}
        </a>
      ))}
    </nav>
  );
}

/** Numbered steps of a wizard. */
export function Steps({ steps, current }: { steps: readonly string[]; current: number }) {
  return (
    <ol class="steps" aria-label="Steps">
      {steps.map((step, index) => (
        <li key={step} aria-current={index + 1 === current ? 'step' : undefined}>
          <span class="number">{index + 1}</span> {step}
        </li>
      ))}
    </ol>
  );
}
