import type { KeyObject } from 'node:crypto';
import { verifies } from '../../document/algorithms.ts';
import type { Evidence, SentRequest } from '../../evidence.ts';
import { signingKeys } from '../../published-keys.ts';
import { broken, holds, type Result, spanOf, unjudged } from '../../result.ts';
import { parameter } from '../../signed.ts';

/** The octets that SAMLBind §3.4.4.1 has signed: the values as they stand in the query, in this order, absent ones left out. */
export function signedOctets({ parameters }: SentRequest): string {
  return ['SAMLRequest', 'RelayState', 'SigAlg']
    .flatMap((name) => parameters.filter((one) => one.name === name).map(({ raw }) => `${name}=${raw}`))
    .join('&');
}

/** Verifies a signature in a query with the keys that the SP publishes. */
export function judgeQuerySignature(evidence: Evidence, request: SentRequest): Result {
  const keys = signingKeys(evidence);
  if ('absent' in evidence.metadata) return unjudged(evidence.metadata.absent);
  if (keys.length === 0)
    return unjudged('Metadata publishes no signing key to verify with; see md-signing-key-present.');
  const { wire } = request;
  const raw = request.parameters.find(({ name }) => name === 'Signature')?.raw ?? '';
  const spot = spanOf(wire.text, `Signature=${raw}`);
  const algorithm = parameter(request, 'SigAlg');
  if (algorithm === undefined) return broken('A Signature without SigAlg.', wire, spot);
  const value = Buffer.from((parameter(request, 'Signature') ?? '').replaceAll(' ', '+'), 'base64');
  const octets = signedOctets(request);
  const result = verifies(algorithm, Buffer.from(octets), value, keys);
  if (result === undefined) return unjudged(`The judge does not know the signature algorithm ${algorithm}.`);
  if (result) return holds('The signature verifies with a published key.', wire);
  return broken(
    `The signature does not verify with any published key.${guess(request, algorithm, value, keys)}`,
    wire,
    spot,
  );
}

/** What else may have been signed: named so that people need not search. */
function guess(request: SentRequest, algorithm: string, value: Buffer, keys: readonly KeyObject[]): string {
  const named = (name: string, raw: boolean): string[] =>
    request.parameters.filter((one) => one.name === name).map((one) => `${name}=${raw ? one.raw : one.value}`);
  const tries: readonly (readonly [string, readonly string[]])[] = [
    ['decoded values', [...named('SAMLRequest', false), ...named('RelayState', false), ...named('SigAlg', false)]],
    ['SAMLRequest and SigAlg without RelayState', [...named('SAMLRequest', true), ...named('SigAlg', true)]],
    [
      'an empty RelayState that is not in the query',
      [...named('SAMLRequest', true), 'RelayState=', ...named('SigAlg', true)],
    ],
    ['SAMLRequest alone', named('SAMLRequest', true)],
  ];
  const found = tries.find(([, parts]) => verifies(algorithm, Buffer.from(parts.join('&')), value, keys) === true);
  return found === undefined ? '' : ` What was signed is: ${found[0]}.`;
}
