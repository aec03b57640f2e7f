export { readIdentity } from './identity.ts';
