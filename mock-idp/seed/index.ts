/** The face of seeding: what an organisation is filled with, checked before anything is written. */
export { applySeed, fillOrg, readOrgSeed } from './apply.ts';
export { demoAdministrator, demoPassword, demoSeed, withAdministrator } from './demo.ts';
export { type DescribedOrg, describeOrg } from './describe.ts';
export { exportSeed } from './export.ts';
export {
  type OrgSeed,
  type SeedApp,
  SeedError,
  type SeedGroup,
  type SeedKey,
  type SeedPerson,
  type SeedProblem,
  type SeedSignOn,
} from './model.ts';
export { describeError, orgSeedSchema } from './schema-problems.ts';
