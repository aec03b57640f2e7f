/** The Chromium agent. */
export { ChromiumAgent, type ChromiumEvidence, type ChromiumOptions, launchChromium } from './agent.ts';
