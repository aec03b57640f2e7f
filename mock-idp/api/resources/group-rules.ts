/** `/groups/rules` */
import {
  accepted,
  type Call,
  del,
  get,
  invalid,
  json,
  noContent,
  page,
  post,
  put,
  type Route,
  readBody,
  type Shape,
  shape,
} from '../engine/index.ts';
import { expressionType, groupRuleJson } from '../shapes/group-rule.ts';

const ids = { type: ['array', 'null'], maxItems: 1000, items: { type: 'string' } };

interface RuleBody {
  name: string;
  conditions: {
    expression: { value: string; type?: string };
    people?: { users?: { exclude?: string[] | null } | null; groups?: { exclude?: string[] | null } | null } | null;
  };
  actions: { assignUserToGroups: { groupIds: string[] } };
}
const excluding = { type: ['object', 'null'], properties: { exclude: ids } };
const ruleShape: Shape<RuleBody> = shape<RuleBody>()('groupRule', {
  type: 'object',
  required: ['name', 'conditions', 'actions'],
  properties: {
    type: { enum: ['group_rule'] },
    name: { type: 'string' },
    conditions: {
      type: 'object',
      required: ['expression'],
      properties: {
        expression: {
          type: 'object',
          required: ['value'],
          properties: { value: { type: 'string', minLength: 1, maxLength: 4096 }, type: { enum: [expressionType] } },
        },
        people: { type: ['object', 'null'], properties: { users: excluding, groups: excluding } },
      },
    },
    actions: {
      type: 'object',
      required: ['assignUserToGroups'],
      properties: {
        assignUserToGroups: {
          type: 'object',
          required: ['groupIds'],
          properties: { groupIds: { type: 'array', maxItems: 1000, items: { type: 'string' } } },
        },
      },
    },
  },
});

async function inputOf(call: Call) {
  const { name, conditions, actions } = await readBody(ruleShape, call.body);
  const { expression, people } = conditions;
  // Okta has the field and no support for it.
  if ((people?.groups?.exclude ?? []).length > 0) throw invalid('groupRule', 'Excluding groups is not supported.');
  return {
    name,
    expression: expression.value,
    groupIds: actions.assignUserToGroups.groupIds,
    excludedUserIds: people?.users?.exclude ?? [],
  };
}

async function list(call: Call) {
  const keyword = call.query('search')?.toLowerCase() ?? '';
  const rules = await call.org.groupRules.list();
  return page(
    call,
    rules.filter(({ name, expression }) => `${name}\n${expression}`.toLowerCase().includes(keyword)),
    { usual: 50, most: 300 },
    ({ id }) => id,
    (rule) => groupRuleJson(call, rule),
  );
}

const id = (call: Call) => call.param('rule');

const create = async (call: Call) =>
  json(await groupRuleJson(call, await call.org.groupRules.create(await inputOf(call))));

const read = async (call: Call) => json(await groupRuleJson(call, await call.org.groupRules.get(id(call))));

const replace = async (call: Call) =>
  json(await groupRuleJson(call, await call.org.groupRules.replace(id(call), await inputOf(call))));

async function remove(call: Call) {
  await call.org.groupRules.remove(id(call), { removeUsers: call.flag('removeUsers', false) });
  return accepted;
}

async function activate(call: Call) {
  await call.org.groupRules.activate(id(call));
  return noContent;
}

async function deactivate(call: Call) {
  await call.org.groupRules.deactivate(id(call));
  return noContent;
}

export const groupRulesRoutes: readonly Route[] = [
  get('/groups/rules', list),
  post('/groups/rules', create),
  get('/groups/rules/:rule', read),
  put('/groups/rules/:rule', replace),
  del('/groups/rules/:rule', remove),
  post('/groups/rules/:rule/lifecycle/activate', activate),
  post('/groups/rules/:rule/lifecycle/deactivate', deactivate),
];
