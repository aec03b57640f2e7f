/** Workato's workspace: environments, providers, end users, groups, admission. Knows no HTTP and no store engine. */
export type {
  ActivityFilter,
  EndUserForm,
  ProviderForm,
  ProviderRow,
  WorkspaceCommands,
  WorkspaceReader,
  WorkspaceServices,
} from './contracts.ts';
export * from './model.ts';
