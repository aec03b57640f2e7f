/** The measured parties, each in a process of its own; idp.ts and sp.ts are what runs there. */
export { type Party, startParty } from './party.ts';
