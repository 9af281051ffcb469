// The request was taken: nothing of it stays in the tab.
import { forget } from './draft.js';
forget();
