import { everyRequest } from '../../every.ts';
import { broken, holds, type Rule, spanOf } from '../../result.ts';

/** SDP-SP03: the whole window goes to the IdP. The judge's browser follows no frame, so only a form can still aim at one. */
export const topLevelNavigation: Rule = (evidence) =>
  everyRequest(evidence, ({ carrier, form }) => {
    const target = form?.target ?? '';
    if (['', '_self', '_top', '_parent'].includes(target.toLowerCase())) return holds('The whole window navigates.');
    const page = { title: 'The page that carried the request', text: carrier.body };
    return broken(`The form aims at "${target}", a frame or another window.`, page, spanOf(page.text, target));
  });
