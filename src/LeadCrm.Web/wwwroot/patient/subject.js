// Another condition or treatment has an address of its own, so that Back and reload work; what was entered waits in the tab.
import { keep } from './draft.js';

export function offerSubjects(form) {
  const chooser = document.querySelector('select[data-address]');
  if (chooser) {
    chooser.closest('.chooser').classList.add('immediate');
    chooser.addEventListener('change', () => {
      const address = chooser.dataset.address;
      go(address + (address.includes('?') ? '&' : '?') + 'condition=' + encodeURIComponent(chooser.value));
    });
  }
  for (const button of document.querySelectorAll('button[data-address]')) button.addEventListener('click', event => {
    event.preventDefault();
    go(button.dataset.address);
  });

  function go(address) {
    if (form) keep(form, 0);
    location.assign(address);
  }
}
