/** An attribute of the first start tag with this local name, as written; the message is not judged here, only quoted. */
export function attributeIn(xml: string, element: string, name: string): string | undefined {
  const tag = new RegExp(`<(?:[\\w.-]+:)?${element}(?=[\\s/>])[^>]*`).exec(xml)?.[0] ?? '';
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return readable(found?.[1] ?? found?.[2]);
}

/** The text of the first element with this local name. */
export function textIn(xml: string, element: string): string | undefined {
  const found = new RegExp(`<(?:[\\w.-]+:)?${element}(?:\\s[^>]*)?>([^<]*)<`).exec(xml);
  return readable(found?.[1]?.trim());
}

const readable = (text: string | undefined): string | undefined =>
  text?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
