const cards = () => [...document.querySelectorAll('[data-case]')];
const search = document.querySelector('#search');
const verdict = document.querySelector('#verdict');
const area = document.querySelector('#area');

function apply() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const card of cards()) {
    const text = card.dataset.text;
    const wanted =
      words.every((word) => text.includes(word)) &&
      ['', card.dataset.verdict].includes(verdict.value) &&
      ['', card.dataset.area].includes(area.value);
    card.hidden = !wanted;
  }
}

function open(card) {
  card.hidden = false;
  card.open = true;
  card.scrollIntoView({ block: 'start' });
  card.querySelector('summary').focus({ preventScroll: true });
}

function move(step) {
  const shown = cards().filter((card) => !card.hidden);
  const at = shown.findIndex((card) => card.contains(document.activeElement));
  const next = shown[Math.min(Math.max(at + step, 0), shown.length - 1)];
  if (next) {
    next.scrollIntoView({ block: 'nearest' });
    next.querySelector('summary').focus();
  }
}

function follow() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.matches('[data-case]')) open(target);
}

for (const control of [search, verdict, area]) control.addEventListener('input', apply);
for (const link of document.querySelectorAll('[data-show-area]')) {
  link.addEventListener('click', () => {
    area.value = link.dataset.showArea;
    apply();
  });
}
addEventListener('hashchange', follow);
addEventListener('keydown', (event) => {
  if (event.target.matches('input, select, textarea') || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') {
    event.preventDefault();
    search.focus();
  }
  if (event.key === 'j') move(1);
  if (event.key === 'k') move(-1);
});
document.querySelector('.filters').hidden = false;
follow();
