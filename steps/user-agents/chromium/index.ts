/** The Chromium agent. */
export { ChromiumAgent } from './agent.ts';
export type { AgentOptions, ChromiumEvidence, ChromiumOptions } from './contracts.ts';
export { launchChromium } from './launch.ts';
