/* Adds comfort only: copy buttons, further rows, words of a fold, focus on the error summary. Every page works without it. */
document.body.classList.remove('no-script');

document.getElementById('error-summary')?.focus();

for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand('copy');
    }
    const words = button.textContent;
    button.textContent = 'Copied';
    setTimeout(() => {
      button.textContent = words;
    }, 2000);
  });
}

for (const summary of document.querySelectorAll('summary[data-open-words]')) {
  const closed = summary.textContent;
  const tell = () => {
    summary.textContent = summary.parentElement.open ? summary.dataset.openWords : closed;
  };
  summary.parentElement.addEventListener('toggle', tell);
  tell();
}

for (const button of document.querySelectorAll('[data-add-row]')) {
  button.addEventListener('click', (event) => {
    const rows = document.querySelectorAll(`[data-row="${button.dataset.addRow}"]`);
    const last = rows[rows.length - 1];
    if (!last) return;
    event.preventDefault();
    const row = last.cloneNode(true);
    const number = rows.length;
    row.setAttribute('aria-label', last.getAttribute('aria-label').replace(/\d+$/, String(number + 1)));
    for (const control of row.querySelectorAll('input, select')) {
      const id = control.id.replace(/\d+$/, String(number));
      row.querySelector(`label[for="${control.id}"]`)?.setAttribute('for', id);
      control.id = id;
      if (control.tagName === 'INPUT') control.value = '';
      else control.selectedIndex = 0;
    }
    last.after(row);
    row.querySelector('input')?.focus();
  });
}
