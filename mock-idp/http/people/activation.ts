/** The link of an activation or recovery mail: where a person sets the password. */
import { PageRefusal } from '../pages/refusal.ts';
import { passwordLink } from './password-link.ts';

const linkDead = () =>
  new PageRefusal(
    400,
    'Activation link no longer valid',
    'This can happen if you have already activated your account, or if the URL you are trying to use is invalid. Check your mail for a newer link, or ask your administrator for one.',
    {
      check: 'activation-link',
      message: 'The link is unknown, used, replaced by a newer one, or older than seven days.',
    },
  );

/** `GET` and `POST` of `/tokens/{token}/verify` and `/reset_password/{token}`: what an administrator's step has mailed. */
export const activation = passwordLink({
  find: (face, token) => face.org.directory.personOfToken(token),
  purposeOf: ({ status }) =>
    status === 'PASSWORD_EXPIRED' ? 'expired' : status === 'RECOVERY' ? 'recovery' : 'activation',
  redeem: (face, token, password) => face.org.directory.redeemToken(token, password),
  dead: linkDead,
});
