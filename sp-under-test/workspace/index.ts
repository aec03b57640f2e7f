/** Workato's workspace: environments, providers, end users, groups, admission. Knows no HTTP and no store engine. */

export type { Admission, AdmissionReason, SignInByAssertion } from './admission.ts';
export { admissionReasons } from './admission.ts';
export type { MemberChange, MetadataExpectation, MetadataReading, WorkspacePorts } from './context.ts';
export type {
  ActivityFilter,
  ApiClientForm,
  ApiClientRoleForm,
  EndUserForm,
  ProviderForm,
  ProviderRow,
  WorkspaceCommands,
  WorkspaceReader,
  WorkspaceServices,
} from './contracts.ts';
export { type IamEndpoint, iamEndpoints } from './iam-endpoints.ts';
export * from './model.ts';
export type { Credential } from './password.ts';
export { hashPassword, passwordMatches } from './password.ts';
export type { PasswordReason, PasswordSignIn } from './password-sign-in.ts';
export { passwordReasons } from './password-sign-in.ts';
export type { EndUserSeed, GroupSeed, LinkSeed, ProviderSeed, WorkspaceSeed } from './seed.ts';
export { createSeedReader } from './seed.ts';
export type { StoredWorkspace } from './stored.ts';
export type { Workspace } from './workspace.ts';
export { activityKept, createWorkspace } from './workspace.ts';
