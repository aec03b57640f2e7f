/** The two user agents of the judge: HTTP (a browser without script) and Chromium. */
export type { CapturedForm } from './captured-form.ts';
export {
  type AgentOptions,
  ChromiumAgent,
  type ChromiumEvidence,
  type ChromiumOptions,
  type LaunchedChromium,
  launchChromium,
} from './chromium/index.ts';
export { HttpAgent, type HttpAgentOptions, refreshOf } from './http/index.ts';
export {
  AgentError,
  type AgentExchange,
  type AgentFailure,
  type JudgeAgent,
  type PlantedCookie,
  proofOf,
} from './judge-agent.ts';
