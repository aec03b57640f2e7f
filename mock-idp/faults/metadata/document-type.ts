import { escapeText } from '../../saml/xml/index.ts';
import { beforeRoot, type MetadataEntry, withBody } from './entry.ts';

/** A document type declaration, which no metadata needs. */
export const documentTypeFaults: readonly MetadataEntry[] = [
  {
    name: 'metadata-external-entity',
    effect: 'negative',
    summary: 'A DOCTYPE declares external entities, one of them for the DTD itself.',
    clause: 'CWE-611',
    parameters: { url: 'What the entities name; who fetches it is caught.' },
    point: 'metadata-wire',
    apply: (answer, { parameters }) => {
      const url = escapeText(parameters.url ?? '');
      const doctype = `<!DOCTYPE md:EntityDescriptor [<!ENTITY % far SYSTEM "${url}?parameter"> %far; <!ENTITY near SYSTEM "${url}?general">]>`;
      return withBody(answer, (body) =>
        beforeRoot(body, doctype).replace(
          '</md:EntityDescriptor>',
          '<md:Organization><md:OrganizationName xml:lang="en">&near;</md:OrganizationName><md:OrganizationDisplayName xml:lang="en">Assay</md:OrganizationDisplayName><md:OrganizationURL xml:lang="en">http://localhost/</md:OrganizationURL></md:Organization></md:EntityDescriptor>',
        ),
      );
    },
  },
];
