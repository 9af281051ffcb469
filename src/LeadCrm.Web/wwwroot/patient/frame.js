// Inside a foreign page: tells that page, and only that page, how tall the form is.
(function () {
  'use strict';
  var embedder = document.body.dataset.embedder;
  if (!embedder || window.parent === window) return;
  var arrived = true;
  function tell(moved) {
    window.parent.postMessage({ leadcrm: 'size', height: document.documentElement.getBoundingClientRect().height, moved: moved }, embedder);
  }
  // The first page needs no scrolling: the reader is looking at where it opened. Later ones begin at their top.
  var first = !document.referrer || new URL(document.referrer).origin === embedder;
  new ResizeObserver(function () {
    tell(arrived && !first);
    arrived = false;
  }).observe(document.documentElement);
  document.addEventListener('leadcrm:step', function () { tell(true); });
  window.addEventListener('message', function (event) {
    if (event.origin === embedder && event.source === window.parent && event.data && event.data.leadcrm === 'measure') tell(false);
  });
})();
