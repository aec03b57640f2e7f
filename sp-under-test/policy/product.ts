export interface ProductFacts {
  product: string;
  /** Somebody has been added to the end user access of this product. */
  bound: boolean;
  personally: boolean;
  /** A group of the person has been added. */
  throughGroup: boolean;
}

/** IPA-03: signing in this way opens Agentic products, and never Workato Orchestrate. */
export function openToEndUsers(product: string): boolean {
  return product !== 'orchestrate';
}

/** IPA-02: open to everyone until somebody is added; an MCP server takes everybody, owners included, by user group only. */
export function mayOpen({ bound, personally, product, throughGroup }: ProductFacts): boolean {
  return bound ? personally || throughGroup : product !== 'mcp-server';
}
