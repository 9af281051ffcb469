// Inside a foreign page: tells that page, and only that page, how tall the form is and when its reader has to be brought to the top.
(function () {
  'use strict';
  var embedder = document.body.dataset.embedder;
  if (!embedder || window.parent === window) return;
  function tell(moved) {
    window.parent.postMessage({ leadcrm: 'size', height: document.documentElement.getBoundingClientRect().height, moved: moved }, embedder);
  }
  new ResizeObserver(function () { tell(false); }).observe(document.documentElement);
  document.addEventListener('leadcrm:step', function () { tell(true); });
  window.addEventListener('message', function (event) {
    if (event.origin === embedder && event.source === window.parent && event.data && event.data.leadcrm === 'measure') tell(false);
  });
})();
