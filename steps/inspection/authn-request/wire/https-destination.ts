import { everyRequest } from '../../every.ts';
import { broken, holds, type Rule, spanOf, unjudged } from '../../result.ts';

/** SAMLProf §4.1.3.3, CWE-319: where the IdP is reached by TLS, the request is not sent without. */
export const httpsDestination: Rule = (evidence) =>
  everyRequest(evidence, ({ url, wire }) => {
    if (!evidence.idp.ssoUrl.startsWith('https:')) return unjudged('The IdP of this run offers no https.');
    return url.startsWith('https:')
      ? holds('Sent by https.', wire)
      : broken(
          'Sent by plain http though the IdP offers https.',
          { title: 'Where it was sent', text: url },
          spanOf(url, 'http://'),
        );
  });
