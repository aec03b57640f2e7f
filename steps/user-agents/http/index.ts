/** The HTTP agent, and what it knows of pages and forms. */
export { HttpAgent, type HttpAgentOptions } from './agent.ts';
export { firstForm } from './forms.ts';
export { parsePage } from './page.ts';
export { refreshOf } from './refresh.ts';
