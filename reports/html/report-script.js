const cards = () => [...document.querySelectorAll('[data-case]')];
const search = document.querySelector('#search');
const verdict = document.querySelector('#verdict');
const area = document.querySelector('#area');
const found = document.querySelector('#found');

/** The insides of cards that are not in the page: compressed, unpacked once when the first is wanted. */
let stored;
function insides() {
  stored ??= (async () => {
    const packed = Uint8Array.from(atob(document.querySelector('#stored').textContent), (c) => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).json();
  })();
  return stored;
}

async function fill(card) {
  const place = card.querySelector('[data-stored]');
  if (!place) return;
  const html = (await insides())[Number(place.dataset.stored)];
  if (!place.dataset.stored) return;
  delete place.dataset.stored;
  place.innerHTML = html;
  reachable(card);
}

/** What scrolls can be scrolled by keyboard. */
function reachable(place) {
  for (const block of place.querySelectorAll('pre')) block.tabIndex = 0;
}

function apply() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const card of cards()) {
    const text = card.dataset.text;
    const wanted =
      words.every((word) => text.includes(word)) &&
      ['', card.dataset.verdict].includes(verdict.value) &&
      ['', card.dataset.area].includes(area.value);
    card.hidden = !wanted;
    if (wanted) shown += 1;
  }
  found.textContent = `${shown} of ${cards().length} shown`;
}

async function open(card) {
  card.hidden = false;
  card.open = true;
  await fill(card);
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

/** A link may name a card, or a picture inside one. */
async function follow() {
  const id = decodeURIComponent(location.hash.slice(1));
  const card = document.getElementById(id) ?? document.getElementById(id.replace(/-picture-\d+$/, ''));
  if (!card?.matches('[data-case]')) return;
  await open(card);
  if (card.id !== id) document.getElementById(id)?.scrollIntoView({ block: 'start' });
}

for (const control of [search, verdict, area]) control.addEventListener('input', apply);
for (const link of document.querySelectorAll('[data-show-area]')) {
  link.addEventListener('click', () => {
    area.value = link.dataset.showArea;
    apply();
  });
}
// Toggling does not bubble.
document.addEventListener('toggle', ({ target }) => target.open && target.matches('[data-case]') && fill(target), true);
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
reachable(document);
for (const card of cards()) if (card.open) fill(card);
apply();
follow();
