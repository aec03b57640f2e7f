import { defineParameterType } from '@cucumber/cucumber';

/** How a scenario calls a product → the product's key at the reference SP. */
const products: ReadonlyMap<string, string> = new Map([
  ['Workato GO', 'workato-go'],
  ['the genie', 'genie'],
  ['the MCP server', 'mcp-server'],
  ['Workato Orchestrate', 'orchestrate'],
]);

/** `{product}`, `{platform}`, `{environment}`, `{environments}`: the nouns of behaviour scenarios. */
export function defineStageParameterTypes(): void {
  defineParameterType({
    name: 'product',
    regexp: /Workato GO|the genie|the MCP server|Workato Orchestrate/,
    transformer: (name: string): string => products.get(name) ?? name,
  });

  defineParameterType({
    name: 'platform',
    regexp: /Slack|Microsoft Teams/,
    transformer: (name: string): string => name,
  });

  defineParameterType({ name: 'environment', regexp: /DEV|TEST|PROD/, transformer: (key: string): string => key });

  defineParameterType({
    name: 'environments',
    regexp: /(?:DEV|TEST|PROD)(?:(?:, | and )(?:DEV|TEST|PROD))*/,
    transformer: (text: string): string[] => text.match(/DEV|TEST|PROD/g) ?? [],
  });

  // Of scenarios that any SP can be held to.
  const groups =
    /both groups, in one value|both groups|no group|the first group, in the other case|the first group and in (?:one that nobody knows|the one that nobody knew)|the first group|the second group/;
  const spelling = /in capital letters|with a plus part|with a subdomain|with a dot behind it|with blanks around it/;
  const trick = /a longer name that .*|the beginning of it|letters that look like it|it with .*|it behind .*/;
  for (const [name, regexp] of Object.entries({ groups, spelling, trick })) {
    defineParameterType({ name, regexp, transformer: (text: string): string => text, useForSnippets: false });
  }
}
