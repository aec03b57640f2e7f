import type { ComponentChildren } from 'preact';

/** A modal that the server opens: the page lies behind it, `back` is where closing leads. */
export function Dialog({ title, back, children }: { title: string; back: string; children: ComponentChildren }) {
  return (
    <>
      <div class="backdrop" />
      <dialog open aria-modal="true" aria-labelledby="dialog-title" data-back={back}>
        <div class="stack">
          <div class="card-head">
            <h2 id="dialog-title">{title}</h2>
            <a class="button" href={back}>
              Close
            </a>
          </div>
          {children}
        </div>
      </dialog>
    </>
  );
}
