import type { BenchResult, Figure } from '../result.ts';
import { machineLine, shown } from './table.ts';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function bar({ what, ...figure }: Figure, longest: number): string {
  const width = Math.max(0.5, (figure.value.median / longest) * 100).toFixed(1);
  const label = `<span class="what">${escaped(what.replaceAll('`', ''))}</span>`;
  return `    <li>${label}<span class="bar" style="width: calc(${width}% * 0.8)"></span> ${escaped(shown({ ...figure }))}</li>`;
}

/** Everything per second as bars on one scale: the limit, ours, the peers. A page of its own, without script. */
export function chartOf(result: BenchResult): string {
  const rates = result.figures.filter(({ unit, id }) => unit === '/s' && id !== 'sp-responses');
  const longest = Math.max(...rates.map(({ value }) => value.median));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>saml-assay: sign-ins a second</title>
<style>
body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #1d2433; background: #fff; font: 1rem/1.5 system-ui, sans-serif; }
ul { list-style: none; padding: 0; }
li { margin: 0 0 0.75rem; }
.what { display: block; font-size: 0.875rem; }
.bar { display: inline-block; height: 1rem; vertical-align: middle; background: #3b5bdb; }
</style>
</head>
<body>
<main>
  <h1>Sign-ins a second</h1>
  <p>Response and Assertion signed, the client on the same cores; above them what two signatures alone allow.</p>
  <ul>
${rates.map((figure) => bar(figure, longest)).join('\n')}
  </ul>
  <p>${escaped(machineLine(result))}</p>
</main>
</body>
</html>
`;
}
