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
}
