const ofSaml: ReadonlySet<string> = new Set([
  'SAMLRequest',
  'SAMLResponse',
  'RelayState',
  'SAMLEncoding',
  'SigAlg',
  'Signature',
]);

/** Parameters as the trace keeps them: of what is none of SAML only the name, for nobody knows what secret it carries. */
export function tracedParameters(parameters: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...parameters].map(([name, value]) => [name, ofSaml.has(name) ? value : '[not kept]']));
}
