/** The face of everything HTML of the identity provider. */
export { views } from './views/index.tsx';
