import type { Reach, ReachAnswer, ReachRequest } from './settings.ts';

const mostRedirects = 5;

/** Gets a document from wherever it has moved to. Each hop is reached as its own address is: what is the SP's alone goes nowhere else. */
export async function following(reach: Reach, address: string, request: ReachRequest = {}): Promise<ReachAnswer> {
  let url = address;
  let answer = await reach(url, request);
  for (let left = mostRedirects; left > 0; left -= 1) {
    const { location } = answer.headers;
    if (answer.status < 300 || answer.status >= 400 || location === undefined || !URL.canParse(location, url)) break;
    url = new URL(location, url).href;
    answer.leave();
    answer = await reach(url, request);
  }
  return answer;
}
