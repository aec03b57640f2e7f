/** Addresses of the console's pages, in one place. Ids are opaque and go into paths encoded. */
const base = '/admin';
const id = encodeURIComponent;

export const paths = {
  base,
  asset: (name: string) => `${base}/assets/${name}`,
  signIn: `${base}/login`,
  signOut: `${base}/signout`,
  applications: `${base}/applications`,
  createIntegration: `${base}/applications/new`,
  wizard: (draft: string, step: 'general-settings' | 'configure-saml' | 'feedback') =>
    `${base}/applications/saml-wizard/${id(draft)}/${step}`,
  app: (app: string, tab: 'general' | 'sign-on' | 'assignments') => `${base}/applications/${id(app)}/${tab}`,
  appAction: (app: string, action: 'activate' | 'deactivate' | 'delete' | 'edit') =>
    `${base}/applications/${id(app)}/${action}`,
  certificate: (app: string) => `${base}/applications/${id(app)}/certificate`,
  signingCertificates: (app: string) => `${base}/applications/${id(app)}/signing-certificates`,
  signingCertificate: (app: string, kid: string, action: 'activate' | 'certificate' | 'metadata') =>
    `${base}/applications/${id(app)}/signing-certificates/${id(kid)}/${action}`,
  vendor: (app: string) => `${base}/applications/${id(app)}/vendor`,
  instructions: (app: string) => `${base}/applications/${id(app)}/setup/help/SAML_2_0/instructions`,
  assignToPeople: (app: string) => `${base}/applications/${id(app)}/assignments/people`,
  assignment: (app: string, person: string) => `${base}/applications/${id(app)}/assignments/people/${id(person)}`,
  unassign: (app: string, person: string) =>
    `${base}/applications/${id(app)}/assignments/people/${id(person)}/unassign`,
  assignToGroups: (app: string) => `${base}/applications/${id(app)}/assignments/groups`,
  groupAssignment: (app: string, group: string) => `${base}/applications/${id(app)}/assignments/groups/${id(group)}`,
  unassignGroup: (app: string, group: string) =>
    `${base}/applications/${id(app)}/assignments/groups/${id(group)}/unassign`,
  people: `${base}/users`,
  addPerson: `${base}/users/new`,
  person: (person: string) => `${base}/users/${id(person)}`,
  personAction: (person: string, action: string) => `${base}/users/${id(person)}/${action}`,
  groups: `${base}/groups`,
  addGroup: `${base}/groups/new`,
  group: (group: string) => `${base}/groups/${id(group)}`,
  deleteGroup: (group: string) => `${base}/groups/${id(group)}/delete`,
  assignMember: (group: string) => `${base}/groups/${id(group)}/people`,
  removeMember: (group: string, person: string) => `${base}/groups/${id(group)}/people/${id(person)}/remove`,
  profileEditor: `${base}/profile-editor`,
  profile: (app: string) => `${base}/profile-editor/${id(app)}`,
  addAttribute: (app: string) => `${base}/profile-editor/${id(app)}/add-attribute`,
  removeAttribute: (app: string, name: string) => `${base}/profile-editor/${id(app)}/attributes/${id(name)}/remove`,
  systemLog: `${base}/reports/system-log`,
  trace: `${base}/trace`,
  exchange: (exchange: string) => `${base}/trace/${id(exchange)}`,
  sendAgain: (exchange: string) => `${base}/trace/${id(exchange)}/send-again`,
  exportExchange: (exchange: string) => `${base}/trace/${id(exchange)}/export`,
  imitate: (exchange: string) => `${base}/trace/${id(exchange)}/imitate`,
  seed: `${base}/seed`,
  downloadSeed: `${base}/seed/download`,
  situations: `${base}/situations`,
  situation: (name: string) => `${base}/situations/${id(name)}`,
  endSituation: (staged: string) => `${base}/staged/${id(staged)}/end`,
  faults: `${base}/faults`,
  fault: (name: string) => `${base}/faults/${id(name)}`,
  disarm: (armed: string) => `${base}/armed/${id(armed)}/disarm`,
  outbox: `${base}/outbox`,
  clock: `${base}/clock`,
  controlApi: `${base}/control-api`,
  /** Of the control API, beside the console. */
  openApi: '/_assay/openapi.json',
} as const;
