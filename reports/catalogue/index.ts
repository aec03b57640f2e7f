/** The catalogue: requirements, areas and cases as features/ states them, and the rules they must keep. */
export { CatalogueError, type CatalogueSource, loadCatalogue } from './load.ts';
export type {
  Area,
  Catalogue,
  CatalogueCase,
  CoveredStep,
  DocumentedStep,
  Effect,
  Obligations,
  Problem,
  Requirement,
  Step,
  Variant,
} from './model.ts';
export { type NotTested, notTestedIn, notTestedPage } from './not-tested.ts';
export { obligationAt, stronger, strongestAt } from './obligation.ts';
export { effects, effectsOf, onRequest } from './tags.ts';
export { caseId, needsOf, twinOf } from './variant.ts';
