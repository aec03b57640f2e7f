/** A value to paste elsewhere, with a button that confirms. Without script the value can still be selected. */
export function CopyField({ id, label, value, hint }: { id: string; label: string; value: string; hint?: string }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <div class="copy">
        <input id={id} type="text" readOnly value={value} aria-describedby={hint ? `${id}-hint` : undefined} />
        <button type="button" data-copy={id} data-status={`${id}-status`} aria-label={`Copy ${label}`} hidden>
          Copy
        </button>
      </div>
      <span class="hint" role="status" id={`${id}-status`} />
    </div>
  );
}
