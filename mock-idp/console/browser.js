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

/* Another row of the same fields: names stay, ids and the legend count on. */
for (const button of document.querySelectorAll('[data-add-row]')) {
  button.addEventListener('click', (event) => {
    const rows = document.querySelectorAll(`[data-row="${button.dataset.addRow}"]`);
    const last = rows[rows.length - 1];
    if (!last) return;
    event.preventDefault();
    const row = last.cloneNode(true);
    const number = rows.length;
    const legend = row.querySelector('legend');
    legend.textContent = legend.textContent.replace(/\d+$/, String(number + 1));
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

/* A certificate out of a file, PEM or DER, into the field that is sent. */
for (const button of document.querySelectorAll('[data-browse]')) {
  button.addEventListener('click', () => {
    const chooser = document.createElement('input');
    chooser.type = 'file';
    chooser.accept = '.pem,.cer,.crt,.cert,.der';
    chooser.addEventListener('change', async () => {
      const octets = new Uint8Array(await chooser.files[0].arrayBuffer());
      const text = new TextDecoder().decode(octets);
      const field = document.getElementById(button.dataset.browse);
      field.value = text.includes('-----BEGIN') ? text : btoa(String.fromCharCode(...octets));
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    chooser.click();
  });
}

/* Once asked for, the preview follows what is typed. */
for (const button of document.querySelectorAll('[data-preview]')) {
  const place = document.getElementById('preview');
  let waiting;
  const refresh = async () => {
    const answer = await fetch(button.dataset.preview, { method: 'POST', body: new FormData(button.form) });
    if (answer.ok) place.innerHTML = await answer.text();
  };
  button.addEventListener('click', (event) => {
    event.preventDefault();
    refresh();
  });
  button.form.addEventListener('input', () => {
    clearTimeout(waiting);
    if (place.childElementCount > 0) waiting = setTimeout(refresh, 400);
  });
}
