import { everyRequest } from '../../every.ts';
import { broken, holds, type Rule, spanOf } from '../../result.ts';

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** SAMLBind §3.4.4.1 and §3.5.4: base64 with its alphabet and padding; line breaks only in a form. */
export const base64Valid: Rule = (evidence) =>
  everyRequest(evidence, ({ binding, parameters, wire }) => {
    const { raw, value } = parameters.find(({ name }) => name === 'SAMLRequest') ?? { raw: '', value: '' };
    const spot = spanOf(wire.text, raw);
    if (binding === 'HTTP-Redirect' && raw.includes('+')) {
      return broken('A plus sign of the base64 stands unencoded in the query, where it means a space.', wire, spot);
    }
    const text = binding === 'HTTP-POST' ? value.replaceAll(/[\r\n]/g, '') : value;
    if (text !== '' && base64.test(text)) return holds('Valid base64.', wire);
    if (/[-_]/.test(text)) return broken('The value is base64url; base64 is due.', wire, spot);
    if (/\s/.test(text)) return broken('White space stands in the base64 of a query.', wire, spot);
    return broken('The value is not base64: alphabet or padding is wrong.', wire, spot);
  });
