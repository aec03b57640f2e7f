import { emissionOf } from '../../../embedded/index.ts';
import { OrgError } from '../../../org/index.ts';
import { type Exchange, exportExchange } from '../../../trace/index.ts';
import { ActionForm, ButtonLink } from '../../components/index.ts';
import { type Answer, deliver, download, redirect, type Visit } from '../../engine/index.ts';
import { paths } from '../../paths.ts';

/** What can be done with an exchange that is over. */
export function ExchangeActions({ visit, exchange }: { visit: Visit; exchange: Exchange }) {
  return (
    <span class="actions">
      {exchange.emitted !== undefined && (
        <ActionForm action={paths.sendAgain(exchange.id)} csrf={visit.csrf} label="Send again" class="small" />
      )}
      <ButtonLink href={paths.exportExchange(exchange.id)} label="Export" class="small" />
      {imitable(exchange) && (
        <ActionForm action={paths.imitate(exchange.id)} csrf={visit.csrf} label="Imitate" class="small" />
      )}
    </span>
  );
}

function exchangeOf(visit: Visit): Exchange {
  const found = visit.services.trace.find(visit.param('exchange'));
  if (found === undefined) throw new OrgError('not_found', 'This exchange is not in the trace any more.');
  return found;
}

/** The same bytes from this browser to the same address. */
export function sendAgain(visit: Visit): Answer {
  const { app, id } = exchangeOf(visit);
  return deliver(app, emissionOf(visit.services.trace, id).message);
}

/** The exchange as a file that `assay inspect` reads. */
export function exportFile(visit: Visit): Answer {
  const found = exchangeOf(visit);
  return download(`${found.id}.json`, 'application/json', `${JSON.stringify(exportExchange(found), null, 2)}\n`);
}

/** An app can be made of a request that says who asks and where the answer goes. */
function imitable({ request }: Exchange): boolean {
  return request?.issuer !== undefined && request.assertionConsumerServiceUrl !== undefined;
}

async function freeLabel(visit: Visit, wanted: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const label = number === 1 ? wanted : `${wanted} ${number}`;
    if ((await visit.services.org.applications.findByLabel(label)) === undefined) return label;
  }
}

/** Makes an app of the shape that the request asks for, with a key of ours. */
export async function imitate(visit: Visit): Promise<Answer> {
  const { request } = exchangeOf(visit);
  const { assertionConsumerServiceUrl: ssoAcsUrl, issuer: audience, nameIdPolicy } = request ?? {};
  if (ssoAcsUrl === undefined || audience === undefined) {
    throw new OrgError('not_found', 'The request does not say who asks and where the answer goes.');
  }
  const { applications } = visit.services.org;
  const input = {
    label: await freeLabel(visit, `Imitation of ${audience}`.slice(0, 90)),
    signOn: { ssoAcsUrl, audience },
  };
  const format = nameIdPolicy?.format;
  const asked = { ...input, signOn: { ...input.signOn, ...(format !== undefined && { subjectNameIdFormat: format }) } };
  // A format that no app here can have is left out: the app then answers in the default one.
  const app = await applications.create(applications.validate(asked).length === 0 ? asked : input);
  return redirect(paths.app(app.id, 'sign-on'), `${app.label} was made of the request. Assign people to it.`);
}
