import { everyRequest } from '../../every.ts';
import { broken, holds, type Rule, spanOf } from '../../result.ts';

/** SAMLBind §3.4.5.1 and §3.5.5.1: what carries a message is not stored. `no-store` alone does all that the two headers named there do. */
export const noCache: Rule = (evidence) =>
  everyRequest(evidence, ({ carrier }) => {
    const { headers, status, url } = carrier;
    // A report is shown around: cookies stay out, and the address stands in other cases.
    const shown = Object.entries(headers).filter(([name]) => !['set-cookie', 'location'].includes(name));
    const lines = shown.map(([name, value]) => `${name}: ${value}`);
    const answer = { title: 'The answer that carried the request', text: [`${status} ${url}`, ...lines].join('\n') };
    const directives = headers['cache-control'];
    if (/(^|[\s,])no-store([\s,;]|$)/i.test(directives ?? '')) return holds(`Cache-Control: ${directives}.`, answer);
    return directives === undefined
      ? broken('The answer has no Cache-Control.', answer, spanOf(answer.text, `${status} ${url}`))
      : broken('Cache-Control does not say no-store.', answer, spanOf(answer.text, `cache-control: ${directives}`));
  });
