const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

/** Makes a value safe in text and in either kind of attribute quotes. */
export function escapeXml(value: string): string {
  return value.replace(/[&<>"'\t\n\r]/g, (character) => escapes[character] ?? character);
}
