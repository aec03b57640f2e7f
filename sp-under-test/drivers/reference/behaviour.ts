import type { Behaviour, DeclaredBehaviour, SutAdapter } from '../adapter/index.ts';
import type { UserAgent } from '../user-agent.ts';
import type { ReferenceControl } from './control.ts';

const groups = ['Finance', 'Support'] as const;
const domains = ['example.com'];

/** Workato's policy is what the reference SP declares. */
export const workatoDeclares: DeclaredBehaviour = {
  newcomers: 'created',
  names: 'kept',
  nameAttribute: 'workato_end_user_name',
  groups: {
    attribute: 'workato_end_user_groups',
    names: groups,
    always: ['Everyone'],
    atSignIn: 'replaced',
    whenEmpty: 'kept',
    unknown: 'ignored',
    matching: 'exact',
    separator: ',',
  },
  enforcement: domains,
};

/** Brings the environment to what is declared, and gives the means to look at it and to arrange more. */
export async function referenceBehaviour(
  workspace: ReferenceControl,
  { environment, url }: { environment: string; url: string },
): Promise<Behaviour> {
  const enforced = { environment, enforcement: { scope: 'selected' as const, domains } };
  await workspace.patch({
    links: [{ ...enforced, groupSync: true }],
    groups: groups.map((name) => ({ environment, name })),
  });
  const accounts = {
    administrator: 'admin@workspace.example',
    addAccount: async ({ email, groups: names, name, password }) => {
      const memberships = names.map((group) => ({ environment, name: group }));
      await workspace.patch({
        endUsers: [{ email, name, password, environments: [environment], groups: memberships }],
      });
    },
    account: async (email) => {
      const user = (await workspace.state()).endUsers.find((one) => one.email === email);
      if (user === undefined) return undefined;
      const own = user.groups.filter((group) => group.environment === environment);
      return { email, name: user.name, active: user.status === 'active', groups: own.map((group) => group.name) };
    },
    disableAccount: async (email) => {
      await workspace.patch({ endUsers: [{ email, status: 'deactivated' }] });
    },
    removeAccount: async (email) => {
      const known = (await workspace.state()).endUsers.some((one) => one.email === email);
      if (known) await workspace.deleteEndUser(email);
    },
  } satisfies SutAdapter;
  return { declared: workatoDeclares, adapter: { ...accounts, ...waysIn(workspace, { enforced, environment, url }) } };
}

interface Place {
  environment: string;
  url: string;
  enforced: { environment: string; enforcement: { scope: 'selected'; domains: string[] } };
}

function waysIn(workspace: ReferenceControl, { enforced, environment, url }: Place) {
  const lax = { environment, enforcement: { scope: 'selected' as const, domains: ['nobody.example'] } };
  return {
    administers: async (agent) => {
      const page = await agent.get(`${url}/workspace-admin`);
      return page.status === 200 && !page.url.includes('/sign-in');
    },
    enforce: async (on) => {
      await workspace.patch({ links: [on ? enforced : lax] });
    },
    signInWithPassword: async (agent, email, password) => {
      await agent.visit(`${url}/sign-in/${environment}`);
      await agent.fill('Email address', email);
      await agent.press('Next');
      if (!(await asks(agent, url, 'Password'))) return;
      await agent.fill('Password', password);
      await agent.press('Sign in');
    },
    resetPassword: async (agent, email, password) => {
      await agent.visit(await workspace.passwordLink(email));
      if (!(await asks(agent, url, 'New password'))) return;
      await agent.fill('New password', password);
      await agent.fill('Repeat the password', password);
      await agent.press('Set password');
    },
  } satisfies SutAdapter;
}

/** Whether the SP's own page asks for this; who must use single sign-on has left for the IdP by then. */
async function asks(agent: UserAgent, url: string, label: string): Promise<boolean> {
  return agent.url().startsWith(url) && (await agent.text()).includes(label);
}
