import { Badge } from '../console/index.ts';
import type { PortalProps } from '../http/index.ts';

interface ProductCardsProps {
  products: PortalProps['products'];
  /** Of each product's name, one below the heading that these stand under. */
  Heading: 'h2' | 'h3';
  /** What the link does with the product: "Open", "Use". */
  verb: string;
}

/** Which products a person may use, and why. */
export function ProductCards({ Heading, products, verb }: ProductCardsProps) {
  return (
    <ul class="cards">
      {products.map((product) => (
        <li class="card" key={product.product}>
          <div class="card-head">
            <Heading id={`product-${product.product}`}>{product.name}</Heading>
            <Badge kind={product.allowed ? 'good' : 'neutral'}>{product.allowed ? 'Allowed' : 'Not allowed'}</Badge>
          </div>
          <p class="muted small">{product.why}</p>
          {product.allowed && (
            <div class="actions">
              <a class="button" href={product.href}>
                {verb} {product.name}
              </a>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
