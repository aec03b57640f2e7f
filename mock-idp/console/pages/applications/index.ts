/** Applications > Applications: the list, a new integration, and the tabs of one app. */
import { get, post, type Route } from '../../engine/index.ts';
import { assignGroupForm, assignToGroups, saveGroupAssignment, unassignGroup } from './assign-to-groups.tsx';
import { assignToPeople } from './assign-to-people.tsx';
import { assignForm, saveAssignment } from './assignment-form.tsx';
import { assignments, convertAssignment, unassign } from './assignments.tsx';
import { beyondOkta, saveBeyondOkta } from './beyond-okta.tsx';
import { addClaim, editClaim, removeClaim, saveClaim, saveNewClaim } from './claims.tsx';
import { credentialsDetails, saveCredentialsDetails } from './credentials-details.tsx';
import { activate, deactivate, edit, general, remove } from './general.tsx';
import { importForm, importMetadata } from './import-metadata.tsx';
import { instructions } from './instructions.tsx';
import { list } from './list.tsx';
import { newIntegration, startIntegration } from './new-integration.tsx';
import { preview } from './preview.tsx';
import { certificate, signOn } from './sign-on.tsx';
import {
  activateCertificate,
  downloadCertificate,
  generateCertificate,
  viewMetadata,
} from './signing-certificates.tsx';

import { chooseVendor, vendor } from './vendor.tsx';

export const applicationsRoutes: readonly Route[] = [
  get('/applications', list),
  get('/applications/new', newIntegration),
  post('/applications/new', startIntegration),
  get('/applications/import', importForm),
  post('/applications/import', importMetadata),
  get('/applications/:app/general', general),
  post('/applications/:app/edit', edit),
  post('/applications/:app/activate', activate),
  post('/applications/:app/deactivate', deactivate),
  post('/applications/:app/delete', remove),
  get('/applications/:app/sign-on', signOn),
  get('/applications/:app/beyond-okta', beyondOkta),
  post('/applications/:app/beyond-okta', saveBeyondOkta),
  get('/applications/:app/preview', preview),
  get('/applications/:app/credentials-details', credentialsDetails),
  post('/applications/:app/credentials-details', saveCredentialsDetails),
  get('/applications/:app/attribute-statements/new', addClaim),
  post('/applications/:app/attribute-statements/new', saveNewClaim),
  get('/applications/:app/attribute-statements/:claim', editClaim),
  post('/applications/:app/attribute-statements/:claim', saveClaim),
  post('/applications/:app/attribute-statements/:claim/remove', removeClaim),
  get('/applications/:app/certificate', certificate),
  post('/applications/:app/signing-certificates', generateCertificate),
  post('/applications/:app/signing-certificates/:kid/activate', activateCertificate),
  get('/applications/:app/signing-certificates/:kid/certificate', downloadCertificate),
  get('/applications/:app/signing-certificates/:kid/metadata', viewMetadata),
  get('/applications/:app/setup/help/SAML_2_0/instructions', instructions),
  get('/applications/:app/vendor', vendor),
  post('/applications/:app/vendor', chooseVendor),
  get('/applications/:app/assignments', assignments),
  get('/applications/:app/assignments/people', assignToPeople),
  get('/applications/:app/assignments/people/:person', assignForm),
  post('/applications/:app/assignments/people/:person', saveAssignment),
  post('/applications/:app/assignments/people/:person/unassign', unassign),
  post('/applications/:app/assignments/people/:person/convert', convertAssignment),
  get('/applications/:app/assignments/groups', assignToGroups),
  get('/applications/:app/assignments/groups/:group', assignGroupForm),
  post('/applications/:app/assignments/groups/:group', saveGroupAssignment),
  post('/applications/:app/assignments/groups/:group/unassign', unassignGroup),
];
