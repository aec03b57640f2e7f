/** The face of everything HTML of the identity provider: pages of the SAML face, and the admin console. */
export type { ConsoleOptions } from './console.ts';

/** The pages of the SAML face: nobody who only fetches metadata waits for them. */
export async function loadViews() {
  const { views } = await import('./views/index.tsx');
  return views;
}

/** The console's pages are half of the code: they are loaded when somebody administers. */
export async function loadConsole() {
  const { createConsole } = await import('./console.ts');
  return createConsole;
}
