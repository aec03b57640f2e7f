// Only comfort: every page works without this file.

for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy);
    const text = field instanceof HTMLInputElement ? field.value : field.textContent;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // No clipboard permission: the value is selected, so that the keyboard can copy it.
      if (field instanceof HTMLInputElement) field.select();
      document.getElementById(button.dataset.status).textContent = 'Selected. Press Ctrl+C to copy.';
      return;
    }
    document.getElementById(button.dataset.status).textContent = 'Copied';
    button.textContent = 'Copied ✓';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 2500);
  });
}

// The server opens the dialog; the script makes it modal, so that focus stays inside and Escape leads back.
for (const dialog of document.querySelectorAll('dialog[data-back]')) {
  dialog.close();
  dialog.showModal();
  dialog.addEventListener('cancel', () => {
    location.assign(dialog.dataset.back);
  });
}
