import type { EntityPlan, MetadataPlan } from '../../saml/index.ts';
import { element, SAML_METADATA, withChildren } from '../../saml/xml/index.ts';
import { unknownEntityId } from '../issuer.ts';
import { inRole, type MetadataEntry } from './entry.ts';

const ALG = 'urn:oasis:names:tc:SAML:metadata:algsupport';

function inEntity(plan: MetadataPlan, change: Partial<EntityPlan>): MetadataPlan {
  return { ...plan, entity: { ...plan.entity, ...change } };
}

/** Whom the document describes, and what that IdP wants. */
export const entityFaults: readonly MetadataEntry[] = [
  {
    name: 'metadata-other-entity',
    effect: 'negative',
    summary: 'The entityID is that of another IdP.',
    clause: 'SAMLMeta §2.3.2',
    point: 'metadata-plan',
    apply: (plan) => inEntity(plan, { entityId: unknownEntityId }),
  },
  {
    name: 'metadata-sso-moved',
    effect: 'benign',
    summary: 'SingleSignOnService has another Location; the old one answers as before.',
    clause: 'IIP-SSO06; SAMLMeta §2.4.3',
    point: 'metadata-plan',
    apply: (plan) => inEntity(plan, { ssoUrl: `${plan.entity.ssoUrl}?moved=yes` }),
  },
  {
    name: 'metadata-slo-moved',
    effect: 'benign',
    summary: 'SingleLogoutService has another Location; the old one answers as before.',
    clause: 'IIP-SP17; SAMLMeta §2.4.2',
    point: 'metadata-plan',
    apply: (plan) => {
      const { slo } = plan.entity;
      return slo === undefined ? plan : inEntity(plan, { slo: { ...slo, url: `${slo.url}?moved=yes` } });
    },
  },
  {
    name: 'metadata-wants-signed-requests',
    effect: 'benign',
    summary: 'WantAuthnRequestsSigned is true.',
    clause: 'IIP-SSO06; SAMLMeta §2.4.3',
    point: 'metadata-plan',
    apply: (plan) => inEntity(plan, { wantAuthnRequestsSigned: true }),
  },
  {
    name: 'metadata-signing-method',
    effect: 'benign',
    summary: 'An alg:SigningMethod says that the IdP takes RSA-SHA512 only, and requests must be signed.',
    clause: 'IIP-MD10',
    point: 'metadata-tree',
    apply: (root) =>
      inRole(root, (role) => {
        const method = element('alg:SigningMethod', {
          namespaces: { alg: ALG },
          attributes: { Algorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512' },
        });
        const extensions = element('md:Extensions', { namespaces: { md: SAML_METADATA }, children: [method] });
        const wanting = { ...role, attributes: { ...role.attributes, WantAuthnRequestsSigned: 'true' } };
        return withChildren(wanting, [extensions, ...role.children]);
      }),
  },
];
