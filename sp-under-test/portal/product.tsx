import { Notice, PlainPage } from '../console/index.ts';
import type { ProductProps } from '../http/index.ts';

/** Inside one product: all there is to see is that this person may be here. */
export function ProductPage({ productName, person, environment, portalHref }: ProductProps) {
  return (
    <PlainPage title={productName} aside={<a href={portalHref}>Your products</a>}>
      <h1>{productName}</h1>
      <Notice kind="good">
        {person.name} ({person.email}) may use {productName} in {environment.name}.
      </Notice>
    </PlainPage>
  );
}
