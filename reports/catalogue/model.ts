/** What is required and which case asks for it, as plain data read from features/. */
import type { Expected, Level, Obligation } from '../verdict/index.ts';

/** A one-sentence duty of a service provider, in our own words. */
export interface Requirement {
  /** kebab-case, unique. */
  id: string;
  /** One sentence. */
  text: string;
  /** What goes wrong for people when the duty is not met. */
  why: string;
  /** What to change in the SP. */
  fix: string;
  /** e.g. `SAMLCore §2.5.1.4`. */
  clauses: readonly string[];
  obligation: Obligations;
  /** Reason why no case asks for this requirement. */
  notTested?: string;
  /** Rows of the catalogue for which that reason stands in place of a case. */
  rows?: readonly string[];
}

/** How strongly the requirement binds; `strict`, `iip`, `sdp` and `security` can only add to `core`. */
export type Obligations = Readonly<Partial<Record<Level, Obligation>>>;

/** What a case does to an SP beside signing people in. */
export type Effect = 'changes-trust' | 'creates-accounts' | 'strain';

/** What is signed in a variant of a case: Assertion, Response, both. */
export type Variant = 'A' | 'R' | 'AR';

export interface Step {
  keyword: 'Given' | 'When' | 'Then';
  text: string;
}

/** One scenario of features/conformance: the scenario *is* the case. */
export interface CatalogueCase {
  slug: string;
  /** Area code, e.g. `AUD`. */
  area: string;
  title: string;
  /** The sentence of the enclosing Rule. */
  rule?: string;
  expected: Expected;
  /** Reason code that the scenario names. */
  expectedReason?: string;
  requirements: readonly string[];
  /** Slug of the accepting twin; a variant may have its own, see `twinOf`. */
  control?: string;
  /** Declared features without which the case is not applicable (`@needs-idp-initiated`); a variant may add, see `needsOf`. */
  needs: readonly string[];
  /** Empty for a case without variants. */
  variants: readonly Variant[];
  /** What the Examples of a variant say beside the scenario. */
  perVariant: Readonly<Partial<Record<Variant, { control?: string; needs: readonly string[] }>>>;
  effects: readonly Effect[];
  /** Fault names armed by the scenario. */
  faults: readonly string[];
  /** Path from the repository root. */
  file: string;
  line: number;
}

export interface Area {
  code: string;
  title: string;
}

/** One step, claim or decision of the documents, in our own words. */
export interface DocumentedStep {
  /** `IPA-16`, `MAN-03`, `D-13`. */
  id: string;
  /** One sentence. */
  text: string;
  /** Title of the document. */
  source: string;
  /** What the person who follows the document sees or clicks. */
  label?: string;
  /** Why no scenario can show it. */
  notTested?: string;
}

/** A documented step and the scenarios that carry its tag. */
export interface CoveredStep extends DocumentedStep {
  scenarios: readonly { name: string; file: string }[];
}

export interface Catalogue {
  /** Of the catalogue, not of the tool: changes when a case or a requirement changes its meaning. */
  version: string;
  /** SHA-256 over the requirement and feature files. */
  digest: string;
  requirements: ReadonlyMap<string, Requirement>;
  areas: ReadonlyMap<string, Area>;
  cases: readonly CatalogueCase[];
  /** Steps and claims of the documents, and decisions where they are silent, with the scenarios that show each. */
  documentedSteps: readonly CoveredStep[];
}

/** One broken rule, with where and what to do. */
export interface Problem {
  rule: string;
  where: string;
  message: string;
}
