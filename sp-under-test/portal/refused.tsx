import { PlainPage } from '../console/index.ts';
import type { RefusedProps } from '../http/index.ts';

/** Calm: one sentence for the person; code and reference for the administrator; nothing of the message. */
export function RefusedPage({ heading, sentence, reason, reference, tryAgainHref }: RefusedProps) {
  return (
    <PlainPage title={heading}>
      <span class="refused-mark" aria-hidden="true">
        !
      </span>
      <h1>{heading}</h1>
      <p>{sentence}</p>
      <section class="card" aria-label="For your administrator">
        <p class="muted small">If you ask your administrator, pass on these two lines.</p>
        <dl class="definition">
          <dt>Reason</dt>
          <dd>
            <code>{reason}</code>
          </dd>
          <dt>Reference</dt>
          <dd>
            <code>{reference}</code>
          </dd>
        </dl>
      </section>
      {tryAgainHref && (
        <div class="actions">
          <a class="button" href={tryAgainHref}>
            Try again
          </a>
        </div>
      )}
    </PlainPage>
  );
}
