/** The Chromium agent. */
export {
  type AgentOptions,
  ChromiumAgent,
  type ChromiumEvidence,
  type ChromiumOptions,
  launchChromium,
} from './agent.ts';
