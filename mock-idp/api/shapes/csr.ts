import type { AppCsr } from '../../org/index.ts';
import type { Call } from '../engine/index.ts';
import { moment } from './moment.ts';

/** A certificate signing request. */
export function csrJson({ baseUrl }: Call, { id, appId, created, csr }: AppCsr) {
  const self = `${baseUrl}/api/v1/apps/${appId}/credentials/csrs/${id}`;
  return {
    id,
    created: moment(created),
    csr,
    kty: 'RSA',
    _links: {
      self: { href: self, hints: { allow: ['GET', 'DELETE'] } },
      publish: { href: `${self}/lifecycle/publish`, hints: { allow: ['POST'] } },
    },
  };
}
