/** What the SP's LogoutResponse has to be. */
import type { Inspection } from '../../../../reports/index.ts';
import { addressed, redirected, signed } from './both.ts';
import { about, broken, holds, judged, type LogoutEvidence, type LogoutRule } from './rule.ts';

const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';

/** SAMLMeta §2.2.2: answers go to ResponseLocation; at Location the IdP looks for a LogoutRequest, and finds none. */
function unanswered({ attempt: { exchanges }, idp }: LogoutEvidence): Inspection {
  const astray = exchanges.some(
    ({ samlResponseSha256, url }) =>
      url.split('?')[0] === idp.sloUrl &&
      (samlResponseSha256 !== undefined || new URL(url).searchParams.has('SAMLResponse')),
  );
  if (!astray) return broken('No LogoutResponse came back to the IdP.');
  return broken(
    `The LogoutResponse went to ${idp.sloUrl}, the Location of the SingleLogoutService; its ResponseLocation is ${idp.sloCallbackUrl}.`,
  );
}

/** SAMLCore §3.7.3: a request is answered, whatever became of it. */
export const answered: LogoutRule = (evidence) =>
  about(evidence.answer, ({ message: { status } }) =>
    status === undefined ? broken('The LogoutResponse has no status.') : holds(`The SP answered ${status}.`),
  ) ?? unanswered(evidence);

/** SAMLCore §3.7.3.1: the session has ended, and the answer says so. */
export const answeredSuccess: LogoutRule = (evidence) =>
  about(evidence.answer, ({ message: { status } }) =>
    judged([status === success ? undefined : `The status is ${status ?? 'absent'}.`], 'The SP answered Success.'),
  ) ?? unanswered(evidence);

export const answerFields: LogoutRule = ({ answer, spEntityId, idp, attempt }) => {
  const found = addressed(answer, {
    kind: 'LogoutResponse',
    destination: idp.sloCallbackUrl,
    issuer: spEntityId,
  });
  const inResponseTo = answer?.message?.attributes.InResponseTo;
  if (found?.holds !== true || inResponseTo === attempt.sent?.messageId) return found;
  return {
    ...found,
    ...broken(`InResponseTo is "${inResponseTo ?? 'absent'}"; asked was ${attempt.sent?.messageId}.`),
  };
};

export const answerSigned: LogoutRule = ({ answer, certificates }) => signed(answer, certificates);

export const answerRedirected: LogoutRule = ({ answer }) => redirected(answer);

/** SAMLBind §3.4.3, §3.5.3: RelayState comes back as it was sent. */
export const relayStateEchoed: LogoutRule = ({ answer, attempt }) =>
  about(answer, ({ raw }) => {
    const [sent, back] = [attempt.sent?.relayState, raw.parameters.RelayState];
    return judged(
      [back === sent ? undefined : `RelayState came back as "${back ?? 'absent'}"; sent was "${sent ?? 'nothing'}".`],
      'RelayState came back as it was sent.',
    );
  });

/** CWE-601: RelayState is no address to go to. */
export const stayed: LogoutRule = ({ attempt: { exchanges, sent } }) => {
  const target = sent?.relayState ?? '';
  if (!URL.canParse(target)) return undefined;
  const { origin } = new URL(target);
  const gone = exchanges.find(({ url }) => new URL(url).origin === origin);
  return judged(
    [gone === undefined ? undefined : `The SP sent the browser to ${gone.url}, where RelayState pointed.`],
    `The browser was not sent to ${origin}.`,
  );
};
