/** The two files a browser fetches. Read where they lie in the package: they are not compiled, so not in the build. */
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

export interface Asset {
  /** Below the mount point of whoever serves it. */
  name: string;
  file: string;
  type: string;
}

export const stylesheet: Asset = {
  name: 'idp.css',
  file: resolve('#package/mock-idp/console/style.css'),
  type: 'text/css',
};

export const script: Asset = {
  name: 'idp.js',
  file: resolve('#package/mock-idp/console/browser.js'),
  type: 'text/javascript',
};
