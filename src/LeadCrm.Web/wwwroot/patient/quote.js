// The quote form with a script: steps, a draft in the tab, checks at the fields, and a watch for emergencies. Without it the form
// works as it stands; the server decides what is right.
import * as draft from './draft.js';
import { offerSubjects } from './subject.js';
import { makeSteps } from './steps.js';
import { watch } from './emergency.js';

const form = document.getElementById('form');
offerSubjects(form);
if (form) {
  form.querySelector('[data-time-zone]').value = Intl.DateTimeFormat().resolvedOptions().timeZone || '';
  // What the server sent back is newer than what the tab kept.
  if (!form.dataset.posted) draft.restore(form);
  if (form.querySelector('.step')) {
    makeSteps(form);
    watch(form);
  }
}
