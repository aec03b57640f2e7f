/** The Chromium agent. */
export { ChromiumAgent } from './agent.ts';
export type { AgentOptions, ChromiumEvidence, ChromiumOptions } from './contracts.ts';
export { type LaunchedChromium, launchChromium } from './launch.ts';
