import { attempt as signIn } from '../../attempt.ts';
import type { Cause } from '../trouble.ts';

/** The SP's cookie stays away from the form that the IdP's page posts, as SameSite=Lax or Strict makes it do. */
export const cookieLost: Cause = async ({ attempt: { outcome, request }, stage }) => {
  if (outcome !== 'refused' && outcome !== 'looped') return undefined;
  const again = await signIn(stage, { ...request, agent: stage.newAgent({ oneSite: true }) });
  if (again.outcome !== 'accepted-as-expected') return undefined;
  return 'The cookie is lost on the cross-site POST: the same sign-in works where IdP and SP are one site. The cookie that remembers the request must be SameSite=None; Secure, or no IdP on another site can sign anybody in.';
};
