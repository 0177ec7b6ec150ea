'use strict';

// Pages work without this file; it only spares people waiting, retyping and second thoughts.
(() => {
  const each = (selector, act, root = document) => root.querySelectorAll(selector).forEach(act);

  document.querySelector('[data-error-summary]')?.focus();
})();
