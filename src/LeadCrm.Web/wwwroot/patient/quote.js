// Makes the one long form three short steps. Without this script the form works as it stands; the server decides what is right.
(function () {
  'use strict';
  var chooser = document.querySelector('[data-submits]');
  if (chooser) {
    chooser.closest('form').classList.add('immediate');
    chooser.addEventListener('change', function () { chooser.form.requestSubmit(); });
  }

  var form = document.getElementById('form');
  var problems = document.getElementById('problems');
  if (!form) return;
  form.querySelector('[data-time-zone]').value = Intl.DateTimeFormat().resolvedOptions().timeZone || '';

  var subject = document.querySelector('.subject');
  var steps = Array.from(form.querySelectorAll('.step'));
  var progress = document.createElement('p');
  progress.className = 'progress';
  var bar = document.createElement('progress');
  bar.max = steps.length;
  var label = document.createElement('span');
  progress.append(label, bar);
  form.prepend(progress);
  form.classList.add('stepped');

  steps.forEach(function (step, index) {
    step.querySelector('h2').tabIndex = -1;
    var moves = document.createElement('div');
    moves.className = 'moves';
    if (index > 0) moves.append(button(form.dataset.back, 'second', function () { show(index - 1, true); }));
    if (index < steps.length - 1) moves.append(button(form.dataset.next, 'primary', function () {
      var wrong = check(step);
      if (wrong) wrong.focus(); else show(index + 1, true);
    }));
    step.append(moves);
  });

  var failed = steps.findIndex(function (step) { return step.querySelector('.wrong'); });
  show(failed < 0 ? 0 : failed, false);
  if (problems) {
    problems.focus();
    problems.addEventListener('click', function (event) {
      var target = event.target.hash && document.getElementById(event.target.hash.slice(1));
      if (!target) return;
      event.preventDefault();
      show(steps.findIndex(function (step) { return step.contains(target); }), false);
      var closed = target.closest('details:not([open])');
      if (closed) closed.open = true;
      target.focus();
    });
  }

  form.addEventListener('keydown', function (event) {
    // Enter in a field means "go on", not "send what I have not seen yet".
    if (event.key !== 'Enter' || event.target.tagName !== 'INPUT') return;
    var step = event.target.closest('.step');
    if (!step || step === steps[steps.length - 1]) return;
    event.preventDefault();
    step.querySelector('.moves .primary').click();
  });

  form.addEventListener('input', function (event) {
    var box = event.target.closest('.must');
    var hint = box && box.querySelector('.hint');
    if (!hint) return;
    hint.remove();
    box.classList.remove('wrong');
  });

  form.addEventListener('submit', function (event) {
    if (form.dataset.sent) return event.preventDefault();
    for (var i = 0; i < steps.length; i++) {
      var wrong = check(steps[i]);
      if (wrong) {
        event.preventDefault();
        show(i, false);
        wrong.focus();
        return;
      }
    }
    form.dataset.sent = 'true';
  });
  window.addEventListener('pageshow', function () { delete form.dataset.sent; });

  function show(index, moved) {
    if (index < 0) return;
    steps.forEach(function (step, at) { step.hidden = at !== index; });
    subject.hidden = index > 0;
    bar.value = index + 1;
    label.textContent = form.dataset.step.replace('{0}', index + 1).replace('{1}', steps.length);
    if (!moved) return;
    steps[index].querySelector('h2').focus();
    progress.scrollIntoView({ block: 'start' });
    document.dispatchEvent(new CustomEvent('leadcrm:step'));
  }

  // Only what is plainly empty; everything else is the server's to judge.
  function check(step) {
    var first = null;
    step.querySelectorAll('.must').forEach(function (box) {
      var group = box.tagName === 'FIELDSET';
      var control = box.querySelector('input, select');
      var filled = group ? box.querySelector(':checked') : control.type === 'checkbox' ? control.checked : control.value.trim();
      if (filled) return;
      if (!box.querySelector('.problem')) box.insertBefore(hintFor(group ? box : control, control.id), group ? box.querySelector('.chips') : control);
      box.classList.add('wrong');
      first = first || control;
    });
    return first;
  }

  function hintFor(told, id) {
    var hint = document.createElement('p');
    hint.className = 'problem hint';
    hint.id = id + '-hint';
    hint.textContent = form.dataset.missing;
    told.setAttribute('aria-describedby', ((told.getAttribute('aria-describedby') || '') + ' ' + hint.id).trim());
    return hint;
  }

  function button(text, look, press) {
    var made = document.createElement('button');
    made.type = 'button';
    made.className = look;
    made.textContent = text;
    made.addEventListener('click', press);
    return made;
  }
})();
