'use strict';

// Every page works without this file. It only spares people waiting, retyping and wondering.
(() => {
  const each = (selector, act, root = document) => {
    if (root.matches?.(selector)) act(root);
    root.querySelectorAll(selector).forEach(act);
  };

  /* All words come from the page, in its language. */
  const words = document.querySelector('meta[name="words"]')?.dataset ?? {};
  const say = (name, ...values) => values.reduce((text, value, at) => text.replace(`{${at}}`, value), words[name] ?? '');

  /* Errors first: whoever sent a form hears at once what is wrong with it. */
  function focusSummary(root = document) {
    const summary = root.querySelector('[data-error-summary]');
    /* What would be said of any field names the one it is about. */
    each('[data-names]', link => {
      const field = document.getElementById(link.hash.slice(1));
      const label = (field?.labels?.[0] ?? field?.closest('fieldset')?.querySelector('legend'))?.cloneNode(true);
      label?.querySelectorAll('small, .hint, .error, input, select, textarea').forEach(part => part.remove());
      const name = label?.textContent.trim();
      if (name) link.textContent = `${name.replace(/[?:]$/, '')}: ${link.textContent}`;
      delete link.dataset.names;
    }, root);
    if (summary) summary.focus();
  }

  /* Toasts go after ten seconds, but never while somebody reads or is about to press Undo. */
  function toast(element) {
    let timer;
    const wait = () => { clearTimeout(timer); timer = setTimeout(() => element.remove(), 10000); };
    const stay = () => clearTimeout(timer);
    element.addEventListener('mouseenter', stay);
    element.addEventListener('focusin', stay);
    element.addEventListener('mouseleave', wait);
    element.addEventListener('focusout', wait);
    element.querySelector('[data-dismiss]')?.addEventListener('click', () => element.remove());
    wait();
  }

  /* A second click on the same button must not send twice; coming back to the page makes it usable again. */
  function release(form) {
    delete form.dataset.pending;
    [...form.elements].forEach(button => button.removeAttribute('aria-busy'));
  }

  document.addEventListener('submit', event => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'post' || form.hasAttribute('hx-post')) return;
    if (form.dataset.pending) {
      event.preventDefault();
      return;
    }
    form.dataset.pending = 'true';
    event.submitter?.setAttribute('aria-busy', 'true');
    setTimeout(() => release(form), 15000);
  });

  addEventListener('pageshow', () => each('form[data-pending]', release));

  /* A colour can be picked beside the field that holds it. */
  function picker(choice) {
    const field = document.querySelector(choice.dataset.picks);
    const follow = () => { choice.value = /^#[0-9a-f]{6}$/i.test(field.value) ? field.value : '#ffffff'; };
    choice.hidden = false;
    choice.addEventListener('input', () => {
      field.value = choice.value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    field.addEventListener('input', follow);
    follow();
  }

  /* Where a country keeps several times, its own are offered as soon as it is chosen, that of this device first. */
  function zonesOf(details) {
    const country = document.querySelector('#country');
    const zone = document.querySelector('#zone');
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const several = new Map(details.dataset.several.split(';').map(one => one.split('='))
      .map(([code, zones]) => [code, zones.split(' ')]));
    const all = [...zone.options];
    const whole = new Map(all.map(option => [option, option.textContent]));
    const offer = () => {
      const own = several.get(country.value);
      const chosen = zone.value;
      all.forEach(option => {
        option.textContent = own ? whole.get(option).replace(/ \([^)]*\)$/, '') : whole.get(option);
      });
      zone.replaceChildren(...all.filter(option => !own || !option.value || own.includes(option.value)));
      zone.value = own && !own.includes(chosen) ? (own.includes(here) ? here : '') : chosen;
      if (own) details.open = true;
    };
    country.addEventListener('change', offer);
    if (country.value) offer();
  }

  /* Copying a link. The button is useless without a script, so it is only shown here. */
  function copyButton(button) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener('click', async () => {
      const source = document.querySelector(button.dataset.copy);
      const text = source.value ?? source.textContent.trim();
      try {
        await navigator.clipboard.writeText(text);
      } catch (refused) {
        source.select?.();
        document.execCommand('copy');
      }
      button.textContent = say('copied');
      setTimeout(() => { button.textContent = label; }, 3000);
    });
  }

  /* Short choices in a dialog; the same link or button leads to a page where there is no script. */
  function dialogOpener(opener) {
    const dialog = document.querySelector(opener.dataset.dialog);
    if (!dialog) return;
    opener.addEventListener('click', event => {
      event.preventDefault();
      dialog.showModal();
    });
    each('[data-close]', close => close.addEventListener('click', event => {
      event.preventDefault();
      dialog.close();
    }), dialog);
  }

  const locale = document.documentElement.dataset.locale || document.documentElement.lang;
  const decimalSeparator = (0.5).toLocaleString(locale).includes(',') ? ',' : '.';

  /* The number in an input, as the server will read it. */
  function read(input) {
    const { kind, whole, signs, places } = input.dataset;
    return Reading.number(input.value, {
      kind,
      whole: whole === 'true',
      signs: signs?.split(' '),
      places: places === undefined ? undefined : Number(places),
      decimal: decimalSeparator,
    });
  }

  function write(number, places = 2, least = places) {
    return number.toLocaleString(locale, { minimumFractionDigits: least, maximumFractionDigits: places });
  }

  /* A level while it is typed: numerator over denominator. Nothing to divide by is no data, never 100 %. */
  function ratio(group) {
    const [above, below] = group.querySelectorAll('input');
    const output = group.querySelector('output');
    const show = () => {
      const whole = read(below);
      const part = read(above);
      if (whole === 0) output.textContent = say('noData');
      else if (Number.isNaN(whole) || Number.isNaN(part)) output.textContent = '';
      else output.textContent = `= ${write(part / whole * 100, 1)}\u00a0%`;
    };
    group.addEventListener('input', show);
    if (above.value || below.value) show();
  }

  /* Price lines: price times quantity beside each line, the sum under them. */
  function total(list) {
    let currency = list.dataset.currency || '';
    let places = Number(list.dataset.places ?? 2);
    const money = number => `${currency}${currency ? '\u00a0' : ''}${write(number, Math.max(places, 4), places)}`;
    /* Where bidders choose their currency, every amount on the page is in the chosen one at once. */
    const chosen = () => document.querySelector(
      `[data-code="${list.closest('form')?.querySelector('input[name="currency"]:checked')?.value ?? ''}"]`);
    const inCurrency = () => {
      const choice = chosen();
      if (!choice) return;
      currency = choice.dataset.symbol;
      places = Number(choice.dataset.places);
      list.querySelectorAll('[data-each]').forEach(label => {
        label.textContent = label.dataset.each.replace('{0}', currency);
      });
      list.querySelectorAll('input[data-kind="MONEY"]').forEach(input => {
        input.dataset.signs = choice.dataset.signs;
        input.dataset.places = choice.dataset.places;
      });
    };
    const compare = sum => {
      const compared = list.dataset.compared && document.querySelector(list.dataset.compared);
      const choice = chosen();
      if (!compared || !choice) return;
      const { words, same, symbol, places: whole } = compared.dataset;
      const rate = Number(choice.dataset.rate);
      compared.textContent = rate
        ? words.replace('{0}', `${symbol}\u00a0${write(sum * rate, Number(whole), Number(whole))}`).replace('{1}', choice.dataset.said)
        : same;
    };
    const show = () => {
      let sum = 0;
      let ifOrdered = 0;
      let given = 0;
      const lines = [...list.querySelectorAll('[data-quantity]')];
      const input = line => line.querySelector('input:not([type="hidden"])');
      const free = line => line.querySelector('[data-free]')?.checked && !input(line).value.trim();
      /* A line of a part that is not offered counts neither in the sum nor among the lines to fill in. */
      const leftOut = line => Boolean(line.dataset.part && list.querySelector(`[data-leaves="${line.dataset.part}"]`)?.checked);
      /* Of alternative lines one is chosen; while two are filled in, none of them counts. */
      const chosen = lines.filter(line => line.dataset.alternative && (input(line).value.trim() || free(line))).length < 2;
      lines.forEach(line => {
        const price = free(line) ? 0 : read(input(line));
        const output = line.querySelector('output');
        const known = !Number.isNaN(price) && !leftOut(line);
        line.classList.toggle('left-out', leftOut(line));
        if (known && (chosen || !line.dataset.alternative)) {
          const amount = price * Number(line.dataset.quantity);
          if (line.dataset.optional) {
            ifOrdered += amount;
          } else {
            sum += amount;
            given += 1;
          }
        }
        output.textContent = known ? money(price * Number(line.dataset.quantity)) : say('notGiven');
        output.classList.toggle('mute', !known);
      });
      const total = document.querySelector(list.dataset.total);
      if (total) total.textContent = money(sum);
      compare(Number(sum.toFixed(places)));
      const options = list.dataset.options && document.querySelector(list.dataset.options);
      if (options) options.textContent = money(ifOrdered);
      const count = document.querySelector(list.dataset.count);
      if (!count) return;
      const inTotal = lines.filter(line => !line.dataset.optional);
      const out = inTotal.filter(leftOut).length;
      const words = out ? count.dataset.fewer.replace('{1}', inTotal.length - out) : count.dataset.words;
      count.textContent = words.replace('{0}', given);
    };
    list.addEventListener('input', show);
    list.closest('form')?.querySelectorAll('input[name="currency"]').forEach(choice => choice.addEventListener('change', () => {
      inCurrency();
      show();
    }));
    inCurrency();
    show();
  }

  /* A promise held against target and minimum while it is typed; the server judges the same way when it is saved. */
  function judged(list) {
    const bound = text => (text === '' ? null : Number(text));
    const standing = (value, line) => {
      const { direction, target, minimum, upperTarget, maximum } = line.dataset;
      const beyond = (low, high) => {
        if (direction === 'LOWER') return value > low;
        return value < low || (direction === 'RANGE' && high !== null && value > high);
      };
      if (beyond(bound(minimum), bound(maximum))) return ['bad', line.dataset.unacceptable];
      if (beyond(bound(target), bound(upperTarget))) return ['wait', list.dataset.short];
      return ['good', value === Number(target) ? list.dataset.exactly : list.dataset.better];
    };
    list.addEventListener('input', event => {
      const line = event.target.closest('li');
      const light = line?.querySelector('output .light');
      if (!light) return;
      const value = read(event.target);
      const [colour, words] = Number.isNaN(value) ? ['idle', list.dataset.judged] : standing(value, line);
      light.className = `light ${colour}`;
      light.textContent = words;
    });
  }

  /* How a number was read, under the input it stands in: [data-read-as="#id"]. */
  function readAs(input) {
    const target = document.querySelector(input.dataset.readAs);
    if (!target) return;
    input.addEventListener('input', () => {
      const number = read(input);
      target.textContent = Number.isNaN(number) || Reading.isPlain(input.value, decimalSeparator)
        ? ''
        : say('numberRead', write(number, 4, input.dataset.kind === 'MONEY' && !Number.isInteger(number) ? 2 : 0));
    });
    /* What the number counts is chosen beside it: a field without a unit of its own holds plain numbers. */
    const unit = input.form?.elements.namedItem(input.dataset.countedIn);
    unit?.addEventListener('change', () => {
      input.dataset.kind = Reading.kinds.includes(unit.value) ? unit.value : 'NUMBER';
      input.dispatchEvent(new Event('input'));
    });
  }

  /* What is typed into a long form is kept in this browser until the server says that it has stored it. A copy belongs to
     the member or the link that the page was made for, and is offered to nobody else. */
  const keeper = document.documentElement.dataset.keeper;
  const KEPT = 'kept ';
  const LONGEST = 30 * 24 * 60 * 60 * 1000;
  const UNDER_WAY = 20 * 1000;

  function memory(store) {
    const attempt = (act, otherwise) => {
      try {
        return act() ?? otherwise;
      } catch (forbiddenFullOrUnreadable) {
        return otherwise;
      }
    };
    return {
      names: () => attempt(() => Object.keys(store()), []),
      read: name => attempt(() => JSON.parse(store().getItem(name)), null),
      write: (name, value) => attempt(() => store().setItem(name, JSON.stringify(value))),
      remove: name => attempt(() => store().removeItem(name)),
    };
  }

  const browser = memory(() => localStorage);
  const tab = memory(() => sessionStorage);
  const copies = of => browser.names().filter(name => name.startsWith(KEPT + of));

  /* The server says with a cookie what it has stored; old copies go, and with a sign-out those of the person. */
  function settleCopies() {
    for (const [, id] of document.cookie.matchAll(/(?:^|; )handoff-stored-([a-z0-9]+)=/g)) {
      copies('').filter(name => name.endsWith(` ${id}`)).forEach(browser.remove);
      document.cookie = `handoff-stored-${id}=; path=/; max-age=0; samesite=strict`;
    }
    copies('').filter(name => !(browser.read(name)?.at > Date.now() - LONGEST)).forEach(browser.remove);
    if (document.querySelector('[data-signed-out]')) {
      (browser.read('keepers') ?? []).forEach(person => copies(`${person} `).forEach(browser.remove));
    }
    if (document.querySelector('[data-sign-in]')) browser.remove('keepers');
    if (keeper) browser.write('keepers', [...new Set([...(browser.read('keepers') ?? []), keeper])]);
    if (!browser.read(tab.read('sent'))) tab.remove('sent');
  }

  /* A refused form stands in the history as the page that it was sent from. A browser does not show the answer to a form
     again without sending it again: whoever went on and comes back would find no page, and so nothing of what they typed. */
  function standWhereTheFormCameFrom() {
    const posted = tab.read('posted');
    tab.remove('posted');
    if (posted?.to !== location.pathname) return;
    const { responseStatus } = performance.getEntriesByType('navigation')[0] ?? {};
    if (responseStatus >= 400 || document.querySelector('[data-error-summary]')) history.replaceState(history.state, '', posted.from);
  }

  document.addEventListener('submit', event => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'post') return;
    const to = new URL(event.submitter?.getAttribute('formaction') || form.getAttribute('action') || '', location.href).pathname;
    tab.write('posted', { from: location.pathname + location.search, to });
  });

  const isTyped = field => field.name && !field.name.startsWith('_') && !field.disabled
    && !field.matches('button, fieldset, output, [type="hidden"], [type="submit"], [type="file"], [type="password"], [autocomplete="one-time-code"]')
    && !field.closest('[data-private]');

  const isLong = form => 'autosave' in form.dataset || form.querySelector('textarea') !== null
    || new Set([...form.elements].filter(isTyped).map(field => field.name)).size > 8;

  /* What a label says, without the marks beside it. */
  function wordsOf(label) {
    const words = label.cloneNode(true);
    words.querySelectorAll('small, .light, .hint, input').forEach(mark => mark.remove());
    return words.textContent.replace(/\s+/g, ' ').trim();
  }

  const named = field => field.labels?.[0] ? wordsOf(field.labels[0])
    : field.getAttribute('aria-label') ?? (field.getAttribute('aria-labelledby') ?? '').split(/\s+/)
      .map(id => document.getElementById(id)).filter(Boolean).map(wordsOf).join(', ');

  /* A choice is called by its question, and a field of a row by its row as well. */
  function labelOf(field) {
    const question = /radio|checkbox/.test(field.type) ? field.closest('fieldset.field') : null;
    const groups = [];
    for (let group = (question ?? field).parentElement?.closest('fieldset'); group; group = group.parentElement?.closest('fieldset')) {
      groups.unshift(group);
    }
    return [...groups, question].map(group => group?.querySelector('legend')).filter(Boolean).map(wordsOf)
      .concat(question ? [] : named(field)).filter(Boolean).join(', ');
  }

  /* What an answer says on the page: of a list and of choices the words that stand for what is sent. */
  function saidIn(field) {
    if (field.matches('select')) return [...field.selectedOptions].filter(option => option.value !== '').map(wordsOf).join('; ');
    if (!/radio|checkbox/.test(field.type)) return field.value;
    return field.closest('fieldset.field') ? named(field) : '\u2713';
  }

  function typedInto(form) {
    return [...form.elements].filter(isTyped)
      .filter(field => !/radio|checkbox/.test(field.type) || field.checked)
      .map(field => [field.name, field.value, labelOf(field), saidIn(field)]);
  }

  /* Whose rows a form holds: what was typed into the rows of some things must not come back in those of others. */
  const owners = form => JSON.stringify([...form.querySelectorAll('input[type="hidden"]')]
    .filter(field => /(^|\.)id$/.test(field.name))
    .map(field => [field.name, field.value]));

  /* Whether all that was typed stands in a form, whatever else it asks for by now. */
  const isIn = (values, form) => {
    const there = new Set(typedInto(form).map(([name, value]) => JSON.stringify([name, value])));
    return values.every(([name, value]) => value === '' || there.has(JSON.stringify([name, value])));
  };

  const fingerprint = values => JSON.stringify(values.filter(([, value]) => value !== '').map(([name, value]) => [name, value]));

  const keepings = [];

  function keeping(form) {
    if (!keeper || !isLong(form)) return;
    const action = new URL(form.getAttribute('action') || '', location.href);
    const place = `${KEPT}${keeper} ${action.pathname}${action.search}`;
    const sent = tab.read('sent');
    const untouched = fingerprint(typedInto(form));
    let name = `${place} ${Date.now().toString(36)}${Math.random().toString(36).slice(2, 12)}`;
    let page = location.pathname + location.search;
    let timer;

    const keep = isSent => {
      clearTimeout(timer);
      timer = undefined;
      browser.write(name, { at: Date.now(), page, title: headline(), sent: isSent, owners: owners(form), values: typedInto(form) });
    };
    const forget = () => {
      clearTimeout(timer);
      browser.remove(name);
    };
    const own = copy => {
      name = copy;
      page = browser.read(copy).page;
    };
    keepings.push(place);

    form.addEventListener('input', event => {
      if (!isTyped(event.target)) return;
      clearTimeout(timer);
      timer = setTimeout(keep, 250, false);
    });
    addEventListener('pagehide', () => {
      if (timer && !form.dataset.pending) keep(false);
    });
    form.addEventListener('submit', () => {
      // What was only looked at can be opened again as it is.
      if (browser.read(name) || fingerprint(typedInto(form)) !== untouched) keep(true);
      tab.write('sent', name);
      const tell = (field, value) => {
        const input = form.querySelector(`input[name="${field}"]`) ?? form.appendChild(Object.assign(document.createElement('input'), { type: 'hidden', name: field }));
        input.value = value;
      };
      tell('_copy', name.slice(name.lastIndexOf(' ') + 1));
      tell('_page', page);
    });

    const saving = 'autosave' in form.dataset ? autosave(form, () => keep(false), forget) : () => {};
    for (const copy of copies(`${keeper} ${action.pathname}${action.search} `)) {
      const { at, values, ...rest } = browser.read(copy);
      const sameRows = (rest.owners ?? owners(form)) === owners(form);
      if (copy === sent && (document.querySelector('[data-error-summary]') || isIn(values, form))) {
        // The form came back as it was sent, or with more to fill in.
        own(copy);
        browser.write(copy, { ...rest, at, values, sent: false });
      } else if (fingerprint(values) === untouched) {
        browser.remove(copy);
      } else if (name !== copy && !document.querySelector('[data-error-summary]')) {
        offer(form, { at, values }, () => {
          if (!sameRows) return values.filter(([, value]) => value !== '');
          own(copy);
          const homeless = restore(form, values);
          keep(false);
          saving();
          return homeless;
        }, () => browser.remove(copy));
      }
    }
  }

  /* A browser that goes back fetches the page anew and puts what was typed before into it. It was typed over what was stored
     then: only with that version can the server see that something else is stored by now. */
  const differs = field => field.matches('select') ? [...field.options].some(option => option.selected !== option.defaultSelected && [...field.options].some(other => other.defaultSelected))
    : /radio|checkbox/.test(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;

  function versions() {
    const fields = [...document.querySelectorAll('form[method="post"] input[type="hidden"]')].filter(field => /(^|\.)version$/.test(field.name));
    if (fields.length === 0) return;
    const refilled = new Set(fields.map(field => field.form).filter(form => [...form.elements].some(field => isTyped(field) && differs(field))));
    const seen = history.state?.versions ?? [];
    fields.forEach((field, at) => {
      if (refilled.has(field.form) && seen[at] !== undefined) field.value = seen[at];
    });
    history.replaceState({ ...history.state, versions: fields.map(field => field.value) }, '');
  }

  addEventListener('pageshow', versions);

  const headline = () => document.querySelector('main h1')?.textContent.trim() ?? document.title;

  /* Autosave: one second after the last key to the server, which is where a draft is safe: below the address of the form. */
  function autosave(form, keep, forget) {
    const draft = `${new URL(form.getAttribute('action') || '', location.href).pathname}/draft`;
    const status = form.querySelector('[data-saved]') || document.querySelector('[data-saved]');
    const tell = text => { if (status) status.textContent = text; };
    let timer;
    let sending = null;
    let dirty = false;
    let leaving = false;

    async function send() {
      if (sending || leaving) return;
      dirty = false;
      sending = new AbortController();
      const data = new FormData(form);
      [...data].forEach(([name, value]) => { if (value instanceof File) data.delete(name); });
      try {
        const answer = await fetch(draft, {
          method: 'POST',
          body: new URLSearchParams(data),
          headers: { Accept: 'text/plain' },
          signal: sending.signal,
          redirect: 'manual',
        });
        const refused = !answer.ok && answer.headers.get('Content-Type')?.startsWith('text/plain');
        if (!answer.ok && !refused) throw new Error(answer.status);
        tell((await answer.text()).trim());
        const version = answer.headers.get('X-Version');
        if (version && form.elements.version) form.elements.version.value = version;
        if (answer.ok && !dirty) forget();
      } catch (lost) {
        if (leaving) return;
        tell(say('kept'));
        timer = setTimeout(send, 15000);
      } finally {
        sending = null;
        if (dirty && !leaving) later();
      }
    }

    function later() {
      clearTimeout(timer);
      timer = setTimeout(send, 1000);
    }

    const changed = () => {
      dirty = true;
      keep();
      later();
    };
    form.addEventListener('input', event => {
      if (event.target.type !== 'file') changed();
    });
    form.addEventListener('submit', () => {
      leaving = true;
      clearTimeout(timer);
      sending?.abort();
    });
    addEventListener('pageshow', () => { leaving = false; });
    addEventListener('online', () => { if (dirty) later(); });
    return changed;
  }

  function notice(sentence) {
    const element = document.createElement('div');
    element.className = 'notice wait';
    element.setAttribute('role', 'status');
    const text = document.createElement('strong');
    text.textContent = sentence;
    const acts = document.createElement('span');
    acts.className = 'row';
    element.append(text, acts);
    const act = (label, does) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn';
      button.textContent = label;
      button.addEventListener('click', does);
      acts.append(button);
    };
    return { element, text, acts, act };
  }

  /* What was typed, to read and to copy, wherever the form it was typed into has gone. */
  function listed(values) {
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = say('keptShow');
    const list = document.createElement('dl');
    let question = null;
    values.filter(([, value]) => value.trim() !== '').forEach(([name, value, label, said]) => {
      // Several boxes of one question stand together.
      if (name !== question || !label) list.append(Object.assign(document.createElement('dt'), { textContent: label || '–' }));
      list.append(Object.assign(document.createElement('dd'), { textContent: said ?? value, className: 'as-typed' }));
      question = name;
    });
    details.append(summary, list);
    return details;
  }

  function moment(at) {
    const part = wanted => new Date(at).toLocaleString(document.documentElement.lang, wanted);
    return `${part({ weekday: 'short' })} ${part({ day: 'numeric' })} ${part({ month: 'short' })}, ${part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`;
  }

  function offer(form, draft, take, drop) {
    const { element, text, acts, act } = notice(say('draft', moment(draft.at)));
    const done = () => {
      element.remove();
      form.querySelector('input:not([type="hidden"]), textarea, select')?.focus();
    };
    act(say('draftTake'), () => {
      const homeless = take();
      if (homeless.length === 0) {
        done();
        return;
      }
      text.textContent = say('keptHomeless');
      acts.remove();
      element.querySelector('details').replaceWith(listed(homeless));
    });
    act(say('draftDrop'), () => {
      drop();
      done();
    });
    element.append(listed(draft.values));
    form.prepend(element);
    // What is kept of a form that is folded away would be found by nobody.
    for (let around = form.closest('details'); around; around = around.parentElement.closest('details')) around.open = true;
  }

  /* Puts back what has its field still, and returns what has none. */
  function restore(form, values) {
    const names = new Set(values.map(([name]) => name));
    const placed = new Set();
    for (const field of [...form.elements].filter(isTyped)) {
      if (/radio|checkbox/.test(field.type)) {
        const at = values.findIndex(([name, value]) => name === field.name && value === field.value);
        field.checked = at >= 0;
        placed.add(at);
      } else if (names.has(field.name)) {
        const same = [...form.elements].filter(other => other.name === field.name);
        const kept = values.filter(([name]) => name === field.name)[same.indexOf(field)];
        if (kept) {
          field.value = kept[1];
          if (field.value === kept[1]) placed.add(values.indexOf(kept));
        }
      }
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    return values.filter(([, value], at) => value !== '' && !placed.has(at));
  }

  /* What was sent from another page and has not been stored: said until it is, or is not wanted any more. */
  function sayWhatIsNotStored() {
    const last = tab.read('sent');
    if (!keeper) {
      const copy = last && browser.read(last);
      each('[data-way-back]', place => {
        if (!copy) return;
        place.hidden = false;
        each('a', link => { link.href = copy.page; }, place);
      });
      return;
    }
    const main = document.querySelector('main');
    copies(`${keeper} `).filter(name => !keepings.some(place => name.startsWith(`${place} `))).forEach(name => {
      const copy = browser.read(name);
      if (!copy.sent || (name !== last && Date.now() - copy.at < UNDER_WAY)) return;
      const { element, acts, act } = notice(say('keptElsewhere', copy.title, moment(copy.at)));
      acts.append(Object.assign(document.createElement('a'), { className: 'btn', href: copy.page, textContent: say('keptOpen') }));
      act(say('draftDrop'), () => {
        browser.remove(name);
        element.remove();
      });
      element.append(listed(copy.values));
      main.prepend(element);
    });
  }

  /* Upload: drop, paste or pick; each file on its own, with its progress, and refused early where the server would. */
  function upload(form) {
    const input = form.querySelector('input[type="file"]');
    const zone = form.querySelector('.drop') || form;
    const list = form.querySelector('[data-uploads]') || form.appendChild(Object.assign(document.createElement('ul'), { className: 'rows uploads' }));
    const limit = Number(input.dataset.maxBytes || 0);
    const kinds = (input.accept || '').split(',').map(kind => kind.trim().toLowerCase()).filter(kind => kind.startsWith('.'));
    let open = 0;
    let failed = 0;
    each('button:not([type="button"])', button => { button.hidden = true; }, form);

    const size = bytes => bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))}\u00a0KB` : `${write(bytes / 1e6, 1)}\u00a0MB`;

    function refusal(file) {
      const kept = Reading.fileName(file.name);
      const kind = kept.slice(kept.lastIndexOf('.')).toLowerCase();
      if (kinds.length && !kinds.includes(kind)) {
        const allowed = kinds.map(known => known.slice(1).toUpperCase());
        const list = new Intl.ListFormat(document.documentElement.lang, { type: 'disjunction' }).format(allowed);
        return say('uploadKind', file.name, list);
      }
      if (limit && file.size > limit) {
        return say('uploadSize', file.name, size(file.size), `${limit >> 20}\u00a0MB`);
      }
      return file.size === 0 ? say('uploadEmpty', file.name) : null;
    }

    function row(file) {
      const item = document.createElement('li');
      const line = document.createElement('div');
      const what = document.createElement('span');
      what.className = 'grow';
      const name = document.createElement('strong');
      name.textContent = Reading.fileName(file.name) || file.name;
      const note = document.createElement('small');
      note.setAttribute('role', 'status');
      note.textContent = size(file.size);
      what.append(name, ' ', note);
      const act = document.createElement('button');
      act.type = 'button';
      act.className = 'as-link';
      line.append(what, act);
      item.append(line);
      list.append(item);
      return { item, what, note, act };
    }

    function dismissable(parts, file, text) {
      failed += 1;
      parts.note.textContent = text;
      parts.note.className = 'text-bad';
      parts.what.querySelector('progress')?.remove();
      parts.act.textContent = say('dismiss');
      parts.act.setAttribute('aria-label', `${parts.act.textContent} ${file.name}`);
      parts.act.onclick = () => parts.item.remove();
    }

    function take(file) {
      const parts = row(file);
      const refused = refusal(file);
      if (refused) {
        dismissable(parts, file, refused);
        return;
      }
      const bar = document.createElement('progress');
      bar.max = 100;
      bar.value = 0;
      bar.setAttribute('aria-label', file.name);
      parts.what.append(bar);
      if (form.dataset.parts) {
        takeInParts(file, parts, bar);
        return;
      }
      const data = new FormData(form);
      data.delete(input.name);
      data.append(input.name, file, file.name);
      const request = new XMLHttpRequest();
      const begun = Date.now();
      parts.act.textContent = say('cancel');
      parts.act.setAttribute('aria-label', `${parts.act.textContent} ${file.name}`);
      parts.act.onclick = () => {
        request.abort();
        parts.item.remove();
        settled();
      };
      request.upload.onprogress = event => {
        if (!event.lengthComputable) return;
        const share = event.loaded / event.total;
        bar.value = Math.round(share * 100);
        const left = Math.round((Date.now() - begun) / 1000 * (1 - share) / Math.max(share, 0.01));
        parts.note.textContent = `${size(file.size)}, ${bar.value}\u00a0%${left > 3 ? `, ${say('left', left)}` : ''}`;
      };
      request.onload = () => {
        if (request.status >= 200 && request.status < 300) {
          parts.item.remove();
          settled(request.responseText);
        } else {
          const page = new DOMParser().parseFromString(request.responseText, 'text/html');
          const said = [...page.querySelectorAll('.error-summary li')].map(line => line.textContent.trim()).join(' ');
          dismissable(parts, file, said || say(request.status === 413 ? 'uploadTooLarge' : 'uploadFailed', file.name));
          settled();
        }
      };
      request.onerror = () => {
        dismissable(parts, file, say('uploadLost', file.name));
        settled();
      };
      open += 1;
      request.open('POST', form.action);
      request.send(data);
    }

    /* Goes on by itself after a cut, and when the same file is chosen again after a reload. */
    async function takeInParts(file, parts, bar) {
      const stop = new AbortController();
      const { waiting, checking, parts: address } = form.dataset;
      let begunAt = 0;
      let first = null;
      bar.removeAttribute('value');
      parts.act.textContent = say('cancel');
      parts.act.setAttribute('aria-label', `${parts.act.textContent} ${file.name}`);
      parts.act.onclick = () => stop.abort();
      const onProgress = sent => {
        first ??= sent;
        begunAt ||= Date.now();
        const left = Math.round((Date.now() - begunAt) / 1000 * (file.size - sent) / Math.max(sent - first, 1));
        bar.value = Math.round(sent / file.size * 100);
        parts.note.textContent = sent === file.size ? checking
          : `${size(file.size)}, ${bar.value}\u00a0%${sent > first && left > 3 ? `, ${say('left', left)}` : ''}`;
      };
      open += 1;
      try {
        await PartedUpload.send(file, {
          address,
          token: form.elements._csrf.value,
          signal: stop.signal,
          onChecked: sha256 => document.querySelector(`[data-unfinished="${sha256}"]`)?.remove(),
          onProgress,
          onWaiting: () => {
            first = null;
            begunAt = 0;
            parts.note.textContent = waiting.replace('{0}', `${bar.value}\u00a0%`);
          },
        });
        parts.item.remove();
        settled(await (await fetch(form.action)).text());
      } catch (problem) {
        if (stop.signal.aborted) parts.item.remove();
        else dismissable(parts, file, (problem instanceof PartedUpload.Refused && problem.message) || say('uploadFailed', file.name));
        settled();
      }
    }

    function settled(html) {
      open -= 1;
      const place = form.dataset.upload && form.dataset.upload !== 'true' ? form.dataset.upload : null;
      const fresh = html && place && new DOMParser().parseFromString(html, 'text/html').querySelector(place);
      if (fresh) {
        document.querySelector(place).replaceWith(document.adoptNode(fresh));
        ready(fresh);
      } else if (open === 0 && failed === 0 && html) {
        location.reload();
      }
    }

    const takeAll = files => {
      failed = 0;
      (input.multiple ? [...files] : [...files].slice(0, 1)).forEach(take);
    };
    input.addEventListener('change', () => {
      takeAll([...input.files]);
      input.value = '';
    });
    zone.addEventListener('dragover', event => {
      event.preventDefault();
      zone.classList.add('over');
    });
    zone.addEventListener('dragleave', () => zone.classList.remove('over'));
    zone.addEventListener('drop', event => {
      event.preventDefault();
      zone.classList.remove('over');
      takeAll(event.dataTransfer.files);
    });
    document.addEventListener('paste', event => {
      if (document.contains(form) && event.clipboardData?.files.length) takeAll(event.clipboardData.files);
    });
  }


  /* What only one answer asks for is shown with that answer: [data-when="name=VALUE OTHER"]. What must be mended stays in sight. */
  function when(part) {
    const [name, values] = part.dataset.when.split('=');
    const form = part.closest('form');
    const chosen = input => (/^(radio|checkbox)$/.test(input.type) ? input.checked : input.type !== 'hidden');
    const show = () => {
      const answers = [...form.querySelectorAll(`[name="${name}"]`)].filter(chosen).map(input => input.value);
      part.hidden = !answers.some(answer => values.split(' ').includes(answer)) && !part.querySelector('.invalid');
    };
    form.addEventListener('change', show);
    show();
  }

  /* What is being written is said back in a sentence: [data-said] is the address that says it. */
  function said(place) {
    const form = place.closest('form');
    const group = place.closest('section') ?? form;
    let timer;
    let asked = 0;
    const ask = async () => {
      const turn = ++asked;
      try {
        const answer = await fetch(place.dataset.said, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'error' });
        if (answer.ok && turn === asked) place.textContent = await answer.text();
      } catch (awayOrSignedOut) {
        // The page says it again as soon as it is saved.
      }
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 300);
    };
    group.addEventListener('input', soon);
    group.addEventListener('change', soon);
  }

  /* On a phone a long page begins folded; what the address leads to and what must be mended stays open. */
  function fold(details) {
    if (matchMedia('(max-width: 640px)').matches && !details.parentElement.matches(':target') && !details.querySelector('.invalid')) details.open = false;
  }

  /* As in a spreadsheet, Enter leads to the same column of the next row, with Shift to the row before, and so do the arrows. */
  function cells(table) {
    table.addEventListener('keydown', event => {
      const typing = event.target.matches('input');
      const steps = { Enter: event.shiftKey ? -1 : 1, ...(typing && { ArrowDown: 1, ArrowUp: -1 }) };
      const step = steps[event.key];
      if (!step || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key !== 'Enter' && event.target.list) return;
      event.preventDefault();
      const rows = [...table.querySelectorAll('[data-row]')];
      const column = element => element.name.slice(element.name.indexOf('].') + 2);
      const fields = row => [...(row?.querySelectorAll('input:not([type="hidden"]), select') ?? [])];
      const row = rows[rows.indexOf(event.target.closest('[data-row]')) + step];
      const next = fields(row).find(field => column(field) === column(event.target));
      next?.focus();
      next?.select?.();
    });
  }

  /* Several are typed into one field: each proposal goes on behind the last comma, and what stands there is not proposed again. */
  function proposals(list) {
    const known = [...list.options].map(option => option.value);
    const input = document.querySelector(`input[list="${list.id}"]`);
    input?.addEventListener('input', () => {
      const before = input.value.match(/^.*[,;]/s)?.[0] ?? '';
      const said = new Set(before.split(/[,;]/).map(text => text.trim().toLowerCase()));
      list.replaceChildren(...known.filter(text => !said.has(text.toLowerCase())).map(text => {
        const option = document.createElement('option');
        option.value = before ? `${before} ${text}` : text;
        return option;
      }));
    });
  }

  /* What can be said by one press: [data-fills] names the field that its words come into, behind what was typed there. */
  function filler(button) {
    const field = button.closest('form').elements[button.dataset.fills];
    const words = button.textContent.trim();
    button.hidden = false;
    button.addEventListener('click', () => {
      if (field.value.includes(words)) return;
      field.value = [field.value.trim(), words].filter(text => text !== '').join('\n');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }

  /* A number that can take the place of what was typed: [data-puts] names the field, [data-value] is the number. */
  function putter(button) {
    const field = button.closest('form').elements[button.dataset.puts];
    button.hidden = false;
    button.addEventListener('click', () => {
      field.value = button.dataset.value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.focus();
    });
  }

  function printButton(button) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }

  const parts = Object.entries({
    '[data-toast]': toast,
    '[data-cells]': cells,
    '[data-copy]': copyButton,
    '[data-picks]': picker,
    '[data-dialog]': dialogOpener,
    '[data-ratio]': ratio,
    '[data-total]': total,
    '[data-judged]': judged,
    '[data-read-as]': readAs,
    '[data-when]': when,
    '[data-said]': said,
    '[data-fold]': fold,
    '[data-fills]': filler,
    '[data-puts]': putter,
    '[data-print]': printButton,
    'datalist[data-several]': proposals,
    'details[data-several]': zonesOf,
    'form[data-upload]': upload,
    'form[method="post" i]': keeping,
  }).map(([selector, act]) => ({ selector, act, done: new WeakSet() }));

  function ready(root) {
    parts.forEach(({ selector, act, done }) => each(selector, element => {
      if (done.has(element)) return;
      done.add(element);
      act(element);
    }, root));
  }

  standWhereTheFormCameFrom();
  settleCopies();
  ready(document);
  sayWhatIsNotStored();
  focusSummary();

  /* Paper cannot be clicked: what is folded on the screen is open on it. */
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('details:not([open])')];
    folded.forEach(details => { details.open = true; });
  });
  addEventListener('afterprint', () => folded.forEach(details => { details.open = false; }));
})();
