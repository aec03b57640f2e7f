/** A value to carry elsewhere: readable, selectable, and copied by a button where script runs. */
export function CopyField({ id, label, value }: { id: string; label: string; value: string }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="copy">
        <input type="text" id={id} value={value} readOnly />
        <button type="button" class="needs-script" data-copy={id} aria-label={`Copy ${label}`}>
          Copy
        </button>
      </div>
    </div>
  );
}
