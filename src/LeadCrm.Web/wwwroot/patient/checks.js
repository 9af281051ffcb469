// What is plainly empty or out of its bounds is said at its field at once; everything else is the server's to judge.
const ZEROES = [0x660, 0x6f0, 0x966, 0xff10];

// The first control of a part that needs attention, with every hint of the part shown.
export function check(part) {
  let first = null;
  for (const box of part.querySelectorAll('.must, .field:has([data-range], [data-amiss])')) {
    const concealed = box.closest('[hidden], .someone-else');
    if (concealed && concealed !== part && (concealed.hidden || isForSelf(part))) continue;
    const control = box.querySelector('input, select');
    const wrong = missing(box, control) || outside(control) || amiss(control);
    if (!wrong) continue;
    hint(box, control, wrong);
    first = first || control;
  }
  return first;
}

// One field, when it is left.
export function checkOne(control) {
  const wrong = control.dataset.range && outside(control) || amiss(control);
  if (wrong) hint(control.closest('.field'), control, wrong);
}

export function clear(control) {
  const box = control.closest('.field, .consent');
  if (!box) return;
  // An e-mail address also answers for the phone, and the other way round.
  const either = document.querySelector('[data-or="' + control.id + '"]');
  for (const one of [box, either]) {
    const told = one?.querySelector('.hint');
    if (!told) continue;
    told.remove();
    one.classList.remove('wrong');
  }
}

function isForSelf(part) {
  const relation = part.querySelector('[name="requester.relation"]:checked');
  return !relation || relation.value === 'self';
}

function missing(box, control) {
  if (!box.classList.contains('must')) return null;
  const group = box.tagName === 'FIELDSET';
  const other = box.dataset.or && document.getElementById(box.dataset.or);
  const filled = group ? box.querySelector(':checked') : control.type === 'checkbox' ? control.checked : control.value.trim() || other && other.value.trim();
  return filled ? null : box.dataset.missing;
}

function outside(control) {
  if (!control.dataset.range) return null;
  const text = latin(control.value.trim()).replace(',', '.');
  if (!text) return null;
  if (!/\d/.test(text)) return control.form.dataset.plain;
  // However else a number may be written, the server reads it.
  if (!/^-?\d+(\.\d+)?$/.test(text)) return null;
  const number = Number(text);
  const { least, most, range } = control.dataset;
  return least && number < Number(least) || most && number > Number(most) ? range : null;
}

// An address without its sign, or a last day before the first.
function amiss(control) {
  const text = control.value.trim();
  if (!control.dataset.amiss || !text) return null;
  const first = control.dataset.after && document.getElementById(control.dataset.after)?.value;
  const wrong = control.type === 'email' ? !text.includes('@') : first && text < first;
  return wrong ? control.dataset.amiss : null;
}

function latin(text) {
  return text.replace(/\p{Nd}/gu, function (digit) {
    const zero = ZEROES.find(z => digit.codePointAt(0) >= z && digit.codePointAt(0) < z + 10);
    return zero ? String(digit.codePointAt(0) - zero) : digit;
  });
}

function hint(box, control, words) {
  box.classList.add('wrong');
  const group = box.tagName === 'FIELDSET';
  let told = box.querySelector('.problem');
  if (!told) {
    told = document.createElement('p');
    told.className = 'problem hint';
    told.id = control.id + '-hint';
    box.insertBefore(told, group ? box.querySelector('.chips') : control);
    const owner = group ? box : control;
    owner.setAttribute('aria-describedby', ((owner.getAttribute('aria-describedby') || '') + ' ' + told.id).trim());
  }
  told.textContent = words;
}
