// Looks for an emergency while somebody writes. The words are compared here; nothing that is written is sent for it.
const SILENT = /[\p{Mn}\p{Cf}'\u2019\u2018\u02BC`\u00B4\u0640]/gu;
const LETTERS = { 'ı': 'i', 'ß': 'ss', 'ø': 'o', 'ł': 'l', 'æ': 'ae', 'œ': 'oe', 'ى': 'ي', 'ة': 'ه' };

export function words(text) {
  return text.normalize('NFKD').replace(SILENT, '').toLowerCase().replace(/[ıßøłæœىة]/g, l => LETTERS[l])
    .replace(/[^\p{L}\p{Nd}]+/gu, ' ').split(' ').filter(Boolean);
}

// Whether one of the phrases occurs: its words in their order, with a few others between each two.
export function sounds(text, phrases, between) {
  const said = words(text);
  const whole = new Set(said);
  return phrases.some(phrase => {
    const parts = phrase.split(' ');
    if (!parts.every(part => part.includes('*') || whole.has(part))) return false;
    const follows = (next, from) => {
      if (next === parts.length) return true;
      for (let at = from; at < said.length && at <= from + (next ? between : said.length); at++)
        if (matches(parts[next], said[at]) && follows(next + 1, at + 1)) return true;
      return false;
    };
    return follows(0, 0);
  });
}

function matches(pattern, word) {
  const text = pattern.replaceAll('*', '');
  const start = pattern.startsWith('*'), end = pattern.endsWith('*');
  return start && end ? word.includes(text) : start ? word.endsWith(text) : end ? word.startsWith(text) : word === text;
}

export function watch(form) {
  const notice = form.querySelector('[data-words]');
  if (!notice) return;
  const message = form.elements['enquiry.message'];
  const country = form.elements['requester.country'];
  let known = null;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || '';
  const learn = () => known ||= fetch(notice.dataset.words + '?zone=' + encodeURIComponent(zone))
    .then(answer => answer.ok ? answer.json() : Promise.reject(new Error(answer.status)))
    .catch(() => { known = null; });

  async function look() {
    const all = await learn();
    if (!all) return;
    const where = country.value || all.country;
    const number = all.numbers[where] || all.usual;
    for (const call of document.querySelectorAll('[data-emergency-number]')) {
      call.textContent = number;
      call.href = 'tel:' + number;
    }
    const heard = sounds(message.value, all.phrases, all.wordsBetween);
    const isNew = heard && !form.classList.contains('urgent-words');
    form.classList.toggle('urgent-words', heard);
    if (isNew) notice.scrollIntoView({ block: 'nearest' });
  }

  message.addEventListener('focus', learn);
  form.addEventListener('input', event => {
    if (event.target === message || event.target === country || event.target.name === 'enquiry.answers.newOrWorse24h') look();
  });
  if (message.value || country.value || form.querySelector('[name="enquiry.answers.newOrWorse24h"][value=yes]:checked')) look();
}
