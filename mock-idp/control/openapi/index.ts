/** The face of the description of the control API. */
export { type EndpointName, type Operation, openApiOf, operationsOf } from './document.ts';
