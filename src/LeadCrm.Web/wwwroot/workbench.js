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

// A dialog keeps what was typed when Escape is pressed; it asks also while the focus stands on one of its buttons, or nowhere.
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || !event.isTrusted) return;
  const dialog = [...document.querySelectorAll('.mud-dialog')].pop();
  const form = dialog?.querySelector('.guarded-form[data-unsaved]');
  if (!form || form.contains(event.target)) return;
  if (event.target === document.body || dialog.contains(event.target) || event.target.contains(dialog))
    form.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
});

// A dialog has the focus as soon as it stands there, and gives it back to who opened it. Its first field gets it; without one nothing
// does that a key could press.
const openers = new Map();
const enterDialogs = () => {
  for (const [dialog, opener] of openers) {
    if (dialog.isConnected) continue;
    openers.delete(dialog);
    if (document.activeElement === document.body && opener?.isConnected) opener.focus();
  }
  const dialog = [...document.querySelectorAll('.mud-dialog')].pop();
  if (!dialog || openers.has(dialog)) return;
  openers.set(dialog, document.activeElement);
  if (dialog.contains(document.activeElement)) return;
  const field = dialog.querySelector('input:not([type=hidden], :disabled), textarea:not(:disabled), select:not(:disabled)');
  if (!field) dialog.tabIndex = -1;
  (field ?? dialog).focus();
};
new MutationObserver(enterDialogs).observe(document.body, { childList: true, subtree: true });
