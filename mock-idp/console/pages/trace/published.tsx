import type { TracedPublication } from '../../../trace/index.ts';
import { Facts } from '../../components/index.ts';
import { XmlDifference, XmlView } from '../../xml-view/index.ts';
import { FaultsApplied } from './faults-applied.tsx';

/** What the Metadata URL answered, against what it would have been without faults. */
export function Published({ publication }: { publication: TracedPublication }) {
  const { body, faults, plainBody, status } = publication;
  const isDocument = body.startsWith('<?xml');
  return (
    <li>
      <h2>Metadata: identity provider → service provider</h2>
      <FaultsApplied faults={faults} unfit={publication.unfit ?? []} />
      <Facts rows={[['Status', String(status)]]} />
      {!isDocument && body !== '' && <pre class="xml wrap">{body}</pre>}
      {isDocument && body === plainBody && <XmlView label="Metadata as served" xml={body} />}
      {isDocument && body !== plainBody && (
        <XmlDifference label="Metadata, marked against the plain document" plain={plainBody} sent={body} />
      )}
    </li>
  );
}
