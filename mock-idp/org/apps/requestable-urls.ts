/** "Other Requestable SSO URLs", and what any endpoint of an SP must be. */
import type { SamlSettings } from '../model.ts';
import type { OrgProblem } from '../services.ts';

const longest = 1024;

/** What a person is told of an endpoint that is none. */
export const badUrl = {
  message: 'Please enter a valid URL',
  remedy: 'An absolute http or https URL without a fragment.',
};

/** Whether a form can be posted there. */
export function isHttpUrl(text: string): boolean {
  if (text.length > longest || !URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.hash === '';
}

/** An index names one endpoint, or nobody could say which was meant. */
export function endpointProblems({ acsEndpoints }: SamlSettings): OrgProblem[] {
  const indexes = acsEndpoints.map(({ index }) => index);
  const problems = acsEndpoints.flatMap(({ url: location, index }, i): OrgProblem[] => {
    const path = `/signOn/acsEndpoints/${i}`;
    const bad: OrgProblem[] = isHttpUrl(location) ? [] : [{ path: `${path}/url`, ...badUrl }];
    if (indexes.indexOf(index) < i) {
      bad.push({ path: `${path}/index`, message: 'Indexes must be unique', remedy: 'Another whole number.' });
    }
    if (!Number.isInteger(index) || index < 0 || index > 65_535) {
      bad.push({
        path: `${path}/index`,
        message: 'The index is out of range',
        remedy: 'A whole number from 0 to 65535.',
      });
    }
    return bad;
  });
  if (acsEndpoints.length <= 100) return problems;
  const message = 'There are more than 100 Other Requestable SSO URLs';
  return [...problems, { path: '/signOn/acsEndpoints', message, remedy: 'At most 100.' }];
}
