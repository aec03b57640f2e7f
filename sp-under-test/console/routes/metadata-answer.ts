import type { FieldError, IdpTrustData, MetadataAnswer } from '../../workspace/index.ts';
import { type MetadataTyped, unansweredMetadata } from '../pages/metadata-question.tsx';
import type { FormBody } from './body.ts';

/** The metadata question as it stands in a form. */
export function metadataTyped(body: FormBody): MetadataTyped {
  const has = body.text('has');
  return {
    has: has === 'yes' || has === 'no' ? has : '',
    metadataUrl: body.text('metadataUrl'),
    ssoUrl: body.text('ssoUrl'),
    issuer: body.text('issuer'),
    certificate: body.text('certificate'),
  };
}

/** The fields of the chosen answer; whatever was typed under the other one is not sent on. */
export function metadataAnswer(typed: MetadataTyped): MetadataAnswer | undefined {
  if (typed.has === 'yes') return { kind: 'url', metadataUrl: typed.metadataUrl };
  if (typed.has === 'no') {
    return { kind: 'manual', ssoUrl: typed.ssoUrl, issuer: typed.issuer, certificate: typed.certificate };
  }
  return undefined;
}

export const unanswered: FieldError = {
  field: 'has',
  code: 'metadata_unanswered',
  message: 'Choose whether you have your identity provider metadata URL.',
};

/** What was typed last, to fill the form again. */
export function typedFrom(answer: MetadataAnswer | undefined): MetadataTyped {
  if (!answer) return unansweredMetadata;
  if (answer.kind === 'url') return { ...unansweredMetadata, has: 'yes', metadataUrl: answer.metadataUrl };
  const { ssoUrl, issuer, certificate } = answer;
  return { ...unansweredMetadata, has: 'no', ssoUrl, issuer, certificate };
}

/** The question as the provider in effect answers it. */
export function typedFromTrust(idp: IdpTrustData): MetadataTyped {
  if (idp.metadataUrl !== undefined) return { ...unansweredMetadata, has: 'yes', metadataUrl: idp.metadataUrl };
  const certificate = idp.certificates[0] ?? '';
  return { ...unansweredMetadata, has: 'no', ssoUrl: idp.ssoUrl, issuer: idp.entityId, certificate };
}
