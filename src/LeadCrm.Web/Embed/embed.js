// LeadCrm: the call to action of an article. <script src="https://…/embed.js" data-condition="…" data-treatment="…" data-article="…" async></script>
(function () {
  'use strict';
  var script = document.currentScript;
  if (!script) return;
  var home = new URL(script.src).origin;
  var given = script.dataset;
  var page = new URL(location.href);
  // What is paid for is labelled even when nothing can be fetched.
  var fallback = {
    action: 'Read more and ask for advice', note: '', frame: 'Request form', close: 'Close the form', labels: given.paid === 'true' ? ['Paid content.'] : []
  };
  var host = document.createElement('div');
  script.parentNode.insertBefore(host, script.nextSibling);
  var root = host.attachShadow({ mode: 'open' });

  // Constructed style sheets need no 'unsafe-inline' from the host page.
  var sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ':host{display:block;margin:2rem 0}' +
    'button{font:600 1.125rem/1.3 system-ui,sans-serif;color:#fff;background:#0b6265;border:0;border-radius:.5rem;padding:1rem 1.5rem;min-height:3rem;cursor:pointer;max-width:100%}' +
    'button:hover{background:#084b4d}button:focus-visible{outline:3px solid #f2b84b;outline-offset:2px}' +
    'button.close{background:none;color:inherit;font-size:1rem;font-weight:400;text-decoration:underline;padding:.75rem 0}' +
    '[hidden]{display:none!important}p{font:1rem/1.5 system-ui,sans-serif;margin:.5rem 0 0;opacity:.85}p:empty{display:none}p.labels{font-size:.875rem}' +
    'iframe{display:block;width:100%;border:1px solid rgb(128 128 128 / .4);border-radius:.75rem;background:Canvas;height:40rem}');
  root.adoptedStyleSheets = [sheet];

  var button = add('button');
  button.type = 'button';
  var note = add('p');
  var labels = add('p');
  labels.className = 'labels';
  say(fallback);
  fetch(home + '/embed.json?' + new URLSearchParams(pick({ condition: given.condition, treatment: given.treatment, lang: language(), reviewed: given.reviewed, paid: given.paid })))
    .then(function (answer) { return answer.ok ? answer.json() : fallback; })
    .then(say)
    .catch(function () { say(fallback); });

  var words, frame, close;
  button.addEventListener('click', open);

  function open() {
    if (!frame) make();
    show(true);
    frame.focus();
  }

  function make() {
    var pages = 0;
    frame = add('iframe');
    frame.title = words.frame;
    frame.src = home + '/quote?' + new URLSearchParams(visit());
    // The first page opens where the reader looks. Each later one, above all the answer to what was sent, begins at its top.
    frame.addEventListener('load', function () { if (pages++) toTop(); });
    close = add('button');
    close.type = 'button';
    close.className = 'close';
    close.textContent = words.close;
    close.addEventListener('click', function () {
      show(false);
      button.focus();
    });
    addEventListener('message', heard);
  }

  // A closed form is only out of sight: what was entered is still there when it is opened again.
  function show(isOpen) {
    frame.hidden = close.hidden = !isOpen;
    button.hidden = note.hidden = isOpen;
  }

  function toTop() { frame.scrollIntoView({ block: 'start' }); }

  // Only our form, from our origin, may change the height of our frame; the bound keeps a page usable whatever arrives.
  function heard(event) {
    if (!frame || event.origin !== home || event.source !== frame.contentWindow || !event.data || event.data.leadcrm !== 'size') return;
    var height = Number(event.data.height);
    if (height > 0 && height < 30000) frame.style.height = Math.ceil(height) + 'px';
    if (event.data.moved) toTop();
  }

  function visit() {
    var query = page.searchParams;
    var title = document.querySelector('meta[property="og:title"]');
    return pick({
      condition: given.condition,
      treatment: given.treatment,
      category: given.category,
      article: given.article,
      articleTitle: given.articleTitle || (title && title.content) || document.title,
      lang: language(),
      siteKey: given.siteKey,
      variant: given.variant,
      reviewed: given.reviewed,
      paid: given.paid,
      url: page.origin + page.pathname,
      referrer: document.referrer,
      utm_source: query.get('utm_source'),
      utm_medium: query.get('utm_medium'),
      utm_campaign: query.get('utm_campaign'),
      clickId: query.get('gclid') || query.get('fbclid') || query.get('msclkid'),
      embedder: page.origin
    });
  }

  function language() { return given.lang || document.documentElement.lang; }

  function say(text) {
    words = text;
    button.textContent = text.action;
    note.textContent = text.note;
    labels.textContent = text.labels.join(' ');
  }

  function add(name) { return root.appendChild(document.createElement(name)); }

  function pick(all) {
    return Object.fromEntries(Object.entries(all).filter(function (entry) { return entry[1]; }));
  }
})();
