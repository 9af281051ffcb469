// Makes the one long form three short steps.
import * as draft from './draft.js';
import { check, checkOne, clear } from './checks.js';

export function makeSteps(form) {
  const steps = Array.from(form.querySelectorAll('.step'));
  const subject = document.querySelector('.subject');
  const intro = document.querySelector('.intro');
  let current = 0;

  const problems = document.getElementById('problems');
  const progress = document.createElement('p');
  progress.className = 'progress';
  const bar = document.createElement('progress');
  bar.max = steps.length;
  const label = document.createElement('span');
  progress.append(label, bar);
  form.prepend(progress);
  form.classList.add('stepped');
  steps.forEach(addMoves);
  form.append(keptNote(form));
  minors(form);

  const failed = steps.findIndex(step => step.querySelector('.wrong'));
  const kept = form.dataset.posted ? 0 : history.state?.step ?? draft.read()?.step ?? 0;
  show(failed >= 0 ? failed : Math.min(kept, steps.length - 1));
  history.replaceState({ ...history.state, step: current }, '');
  if (problems) leadTo(problems);

  form.addEventListener('keydown', event => {
    // Enter in a field means "go on", not "send what I have not seen yet".
    if (event.key !== 'Enter' || event.target.tagName !== 'INPUT' || current === steps.length - 1) return;
    event.preventDefault();
    steps[current].querySelector('.moves .primary').click();
  });
  form.addEventListener('input', event => {
    clear(event.target);
    minors(form);
    draft.keep(form, current);
  });
  form.addEventListener('change', event => checkOne(event.target));
  form.addEventListener('submit', send);
  window.addEventListener('pageshow', () => { delete form.dataset.sent; });
  window.addEventListener('popstate', event => { if (event.state?.step !== undefined) move(event.state.step); });

  function show(index) {
    current = index;
    steps.forEach((step, at) => { step.hidden = at !== index; });
    subject.hidden = intro.hidden = index > 0;
    form.classList.toggle('past-first', index > 0);
    bar.value = index + 1;
    label.textContent = form.dataset.step.replace('{0}', index + 1).replace('{1}', steps.length);
  }

  function move(index) {
    show(index);
    draft.keep(form, index);
    steps[index].querySelector('h2').focus({ preventScroll: true });
    progress.scrollIntoView({ block: 'start' });
    document.dispatchEvent(new CustomEvent('leadcrm:step'));
  }

  function addMoves(step, index) {
    step.querySelector('h2').tabIndex = -1;
    const moves = document.createElement('div');
    moves.className = 'moves';
    if (index > 0) moves.append(button(form.dataset.back, 'second', () => back(index - 1)));
    if (index < steps.length - 1) moves.append(button(form.dataset.next, 'primary', () => {
      const wrong = check(step);
      if (wrong) return attend(wrong);
      history.pushState({ step: index + 1, pushed: true }, '');
      move(index + 1);
    }));
    step.append(moves);
  }

  // The step before is behind the browser's Back too, unless the form was opened in the middle.
  function back(index) {
    if (history.state?.pushed) return history.back();
    history.replaceState({ step: index }, '');
    move(index);
  }

  function send(event) {
    if (form.dataset.sent) return event.preventDefault();
    for (let i = 0; i < steps.length; i++) {
      const wrong = check(steps[i]);
      if (!wrong) continue;
      event.preventDefault();
      show(i);
      return attend(wrong);
    }
    form.dataset.sent = 'true';
  }

  // The list of problems leads to each field, in whichever step it is.
  function leadTo(list) {
    list.focus();
    list.addEventListener('click', event => {
      const target = event.target.hash && document.getElementById(event.target.hash.slice(1));
      if (!target) return;
      event.preventDefault();
      const step = steps.findIndex(one => one.contains(target));
      show(step < 0 ? 0 : step);
      attend(target);
    });
  }
}

function attend(control) {
  const closed = control.closest('details:not([open])');
  if (closed) closed.open = true;
  control.focus();
  (control.closest('.field, .consent') || control).scrollIntoView({ block: 'center' });
}

// On what authority somebody asks is a question for a child's sake only.
function minors(form) {
  const part = form.querySelector('[data-minor-since]');
  const born = Number(form.elements['patient.yearOfBirth'].value);
  part.hidden = !(born >= Number(part.dataset.minorSince));
  part.querySelector('.field').classList.toggle('must', !part.hidden);
}

function keptNote(form) {
  const note = document.createElement('p');
  note.className = 'quiet kept';
  note.append(form.dataset.kept + ' ', button(form.dataset.clear, 'take-back', () => {
    draft.forget();
    history.replaceState(null, '');
    location.reload();
  }));
  return note;
}

function button(text, look, press) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = look;
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
}
