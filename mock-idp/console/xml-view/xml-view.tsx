import { difference } from './difference.ts';
import { prettyLines } from './pretty.ts';

/** One message, decoded and indented. */
export function XmlView({ label, xml }: { label: string; xml: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="xml" aria-label={label} tabIndex={0}>
      <pre>{prettyLines(xml).join('\n')}</pre>
    </section>
  );
}

/** The message that was sent, marked where it differs from the plain one. */
export function XmlDifference({ label, plain, sent }: { label: string; plain: string; sent: string }) {
  const lines = difference(prettyLines(plain), prettyLines(sent));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="xml" aria-label={label} tabIndex={0}>
      <pre>
        {lines.map(({ kind, text }, index) => {
          // biome-ignore-start lint/suspicious/noArrayIndexKey: lines have no identity beside their place
          if (kind === 'added') return <ins key={index}>{`+ ${text}`}</ins>;
          if (kind === 'removed') return <del key={index}>{`- ${text}`}</del>;
          return <span key={index}>{`  ${text}\n`}</span>;
          // biome-ignore-end lint/suspicious/noArrayIndexKey: as above
        })}
      </pre>
    </section>
  );
}
