/** Child process: the reference SP, empty; whom it trusts it is told by its control API. */
import { createReferenceSp } from '../../sp-under-test/index.ts';
import { serveParty } from './party.ts';

const { url, controlToken } = await createReferenceSp();
serveParty({ url, controlToken });
