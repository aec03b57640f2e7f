/** Cucumber's own report, for people who know it. */
export { writeCucumberHtml } from './html.ts';
