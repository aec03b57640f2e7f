export { junitOf } from './junit.ts';
