import { Then } from '@cucumber/cucumber';
import { found, leavesForStranger, refreshesToStranger, type World } from '../support/index.ts';

Then('the browser stays with the SP', function (this: World) {
  const { since } = this.attempt;
  const gone = since.find(({ url }) => leavesForStranger(url));
  const refreshed = since.find(({ html = '', url }) => refreshesToStranger(url, html));
  const seen =
    gone === undefined ? 'A page refreshes itself to what RelayState said.' : `The browser was sent to ${gone.url}.`;
  const holds = gone === undefined && refreshed === undefined;
  found(this, holds, holds ? `It ended at ${since.at(-1)?.url ?? 'no page'}.` : seen, 'may-refuse');
});

const markup = /<script>assay\(\)|<img src=x onerror=assay\(\)/i;

Then(/^no page shows markup from (?:the IdP|RelayState)$/, async function (this: World) {
  const landing = this.attempt.agent.url();
  const pages = this.attempt.since.flatMap(({ html }) => html ?? []);
  if (landing.startsWith('http')) {
    const { body, contentType } = await this.attempt.agent.get(landing);
    // Markup in JSON is text; what has no type at all a browser may take for a page.
    if (contentType === '' || contentType.includes('html')) pages.push(body);
  }
  const where = pages.find((html) => markup.test(html));
  const at = where?.search(markup) ?? 0;
  const holds = where === undefined;
  const seen = holds
    ? `None of ${pages.length} pages has it in its source as it was sent.`
    : `A page has it in its source: ${where.slice(Math.max(0, at - 80), at + 80)}`;
  found(this, holds, seen, 'may-refuse');
});

Then('no header comes from RelayState', function (this: World) {
  const lines = this.attempt.since.flatMap(({ setCookie = [] }) => setCookie);
  const injected = lines.find((line) => line.startsWith('assay-injected='));
  const seen =
    injected === undefined ? `${lines.length} cookies were set, none of them injected.` : `Set-Cookie: ${injected}`;
  found(this, injected === undefined, seen, 'may-refuse');
});
