/** What a Response says, as far as the documents speak of it. */
export interface ReadResponse {
  destination: string;
  recipient: string;
  audience: string;
  nameId: { value: string; format: string };
  /** Values by attribute name. */
  attributes: ReadonlyMap<string, string[]>;
}

const namespaces = {
  p: 'urn:oasis:names:tc:SAML:2.0:protocol',
  a: 'urn:oasis:names:tc:SAML:2.0:assertion',
};

/** Reads a Response with the judge's own parser; whoever wrote it has no say in it. */
export async function readResponse(xml: string): Promise<ReadResponse> {
  const { XmlDocument } = await import('libxml2-wasm');
  const document = XmlDocument.fromString(xml);
  try {
    const all = (path: string) => document.find(path, namespaces).map((node) => node.content);
    const one = (path: string) => all(path)[0] ?? '';
    const names = all('//a:Attribute/@Name');
    return {
      destination: one('/p:Response/@Destination'),
      recipient: one('//a:SubjectConfirmationData/@Recipient'),
      audience: one('//a:Audience'),
      nameId: { value: one('//a:Subject/a:NameID'), format: one('//a:Subject/a:NameID/@Format') },
      attributes: new Map(
        names.map((name, index) => [name, all(`(//a:Attribute)[${index + 1}]/a:AttributeValue`)] as const),
      ),
    };
  } finally {
    document.dispose();
  }
}
