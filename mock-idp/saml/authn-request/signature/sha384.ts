/** RSA-SHA384 and SHA-384, which xml-crypto lacks: SPs that sign HTTP-Redirect so sign HTTP-POST so, too. */
import { createHash, type KeyLike, verify } from 'node:crypto';
import type { HashAlgorithm, SignatureAlgorithm } from 'xml-crypto';

const more = 'http://www.w3.org/2001/04/xmldsig-more#';
export const RSA_SHA384 = `${more}rsa-sha384`;
export const SHA384 = `${more}sha384`;

/** For the table `SignatureAlgorithms` of a SignedXml. */
export class RsaSha384 implements SignatureAlgorithm {
  getAlgorithmName = (): typeof RSA_SHA384 => RSA_SHA384;
  getSignature = (): never => {
    throw new Error('Incoming messages are verified here, and none is signed.');
  };
  verifySignature = (material: string, key: KeyLike, value: string): boolean =>
    verify('sha384', Buffer.from(material), key, Buffer.from(value, 'base64'));
}

/** For the table `HashAlgorithms` of a SignedXml. */
export class Sha384 implements HashAlgorithm {
  getAlgorithmName = (): typeof SHA384 => SHA384;
  getHash = (xml: string): string => createHash('sha384').update(xml, 'utf8').digest('base64');
}
