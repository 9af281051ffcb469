// Keeps what was entered in this tab, and nowhere else: no cookie, nothing sent, gone with the tab, after a day, when it is cleared
// and when the request is sent. Consents are not kept: each is given where it is read.
const KEY = 'leadcrm.quote';
const LIFETIME = 24 * 60 * 60 * 1000;
const ANSWER = /^(enquiry\.(answers\.|message$)|requester\.|patient\.|wishes\.)/;
const NEVER = ['requester.timeZone', 'requester.email.sure'];

// A browser may forbid storage in a foreign frame; then the form simply forgets.
function storage() {
  try { return window.sessionStorage; } catch { return null; }
}

export function read() {
  const kept = storage()?.getItem(KEY);
  if (!kept) return null;
  try {
    const draft = JSON.parse(kept);
    if (draft.until > Date.now()) return draft;
  } catch { /* not ours: forgotten below */ }
  forget();
  return null;
}

export function keep(form, step) {
  const entered = Object.create(null);
  const onPage = new Set();
  for (const control of form.elements) {
    if (!ANSWER.test(control.name) || NEVER.includes(control.name)) continue;
    onPage.add(control.name);
    const chosen = control.type !== 'radio' && control.type !== 'checkbox' || control.checked;
    if (chosen && control.value) (entered[control.name] ||= []).push(control.value);
  }
  // What another treatment asked for waits until it is chosen again.
  for (const [name, values] of Object.entries(read()?.entered || {})) if (!onPage.has(name)) entered[name] = values;
  try {
    storage()?.setItem(KEY, JSON.stringify({ until: Date.now() + LIFETIME, step, entered }));
  } catch { /* full or forbidden */ }
}

// Puts what was kept into the fields; whether there was anything.
export function restore(form) {
  const entered = read()?.entered;
  if (!entered) return false;
  for (const control of form.elements) {
    if (!ANSWER.test(control.name) || NEVER.includes(control.name)) continue;
    const values = entered[control.name];
    if (control.type === 'radio' || control.type === 'checkbox') {
      if (values || control.type === 'checkbox') control.checked = !!values && values.includes(control.value);
    } else control.value = values ? values[0] : control.value;
  }
  return true;
}

export function forget() {
  storage()?.removeItem(KEY);
}
