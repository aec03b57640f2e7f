/** The face of TLS: certificates for both parties, from a local CA made on the spot or from files. */
export { addTlsOptions, readTls, type Tls, type TlsOptions } from './read-tls.ts';
