// What the workbench needs from the browser itself.

export const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

export const showTheme = dark => document.documentElement.classList.toggle('dark', dark);

export const rememberTheme = dark => {
  document.cookie = `leadcrm-theme=${dark ? 'dark' : 'light'}; path=/; max-age=31536000; samesite=lax`;
};

export const focus = id => {
  const element = document.getElementById(id);
  element?.focus();
  element?.scrollIntoView({ block: 'nearest' });
};

// Blazor keeps its own state with the entry of the history; it stays.
export const showInAddress = part => history.replaceState(history.state, '', location.pathname + location.search + part);

const isField = element => element.matches?.('input, textarea, select, [contenteditable="true"]');

// Keys belong to fields and dialogs first, and to the browser when a modifier is held.
export const listen = (listener, keys) => {
  const pressed = event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!keys.includes(event.key) || isField(event.target) || document.querySelector('.mud-dialog')) return;
    event.preventDefault();
    listener.invokeMethodAsync('PressedAsync', event.key);
  };
  document.addEventListener('keydown', pressed);
  return { stop: () => document.removeEventListener('keydown', pressed) };
};
