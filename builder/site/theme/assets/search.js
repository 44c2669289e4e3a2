/**
 * The search as readers meet it: a field in the header that opens a dialog, and an address that brings the same
 * results back. The index is loaded when somebody is about to search.
 */
(() => {
  "use strict";
  const ours = window.CoursewareSearch;
  const { FILTERS, make, makeButton, glass } = ours.view;
  const root = new URL("../", document.currentScript.src);
  const title = document.querySelector(".md-header__title");
  if (!title || !window.HTMLDialogElement) return;

  const SHOWN = 5;
  const SHOWN_OF_ONE_KIND = 20;
  const RECENT_KEY = "cw-search-recent";
  const MOST_RECENT = 8;

  const state = { query: "", kind: "", filters: {}, strict: false };
  let engine = null;
  /** Whether the engine knows the texts, or titles and headings alone. */
  let isWhole = false;
  /** @type {Promise<void> | null} */
  let loading = null;
  let hasTyped = false;
  let addressTimer = 0;

  /** The last things that somebody looked for and found, on this machine alone; storage may be forbidden. */
  const recent = {
    read() {
      try {
        const kept = JSON.parse(localStorage.getItem(RECENT_KEY) || "[]");
        return Array.isArray(kept) ? kept.filter((each) => typeof each === "string").slice(0, MOST_RECENT) : [];
      } catch {
        return [];
      }
    },
    write(queries) {
      try {
        localStorage.setItem(RECENT_KEY, JSON.stringify(queries.slice(0, MOST_RECENT)));
      } catch {
        // Without storage there is no list.
      }
    },
    add(query) {
      if (query) recent.write([query, ...recent.read().filter((each) => each !== query)]);
    },
  };

  // ------------------------------------------------------------------ elements

  const opener = makeButton(
    "cw-search-open",
    [glass(), make("span", { class: "cw-search-open__text" }, "搜索"), make("kbd", { "aria-hidden": "true" }, "/")],
    () => open(),
  );
  opener.setAttribute("aria-haspopup", "dialog");
  opener.setAttribute("aria-keyshortcuts", "/ s Control+K");
  const box = make("input", {
    type: "search", id: "cw-search-box", class: "cw-search__box", autocomplete: "off", autocapitalize: "off",
    spellcheck: "false", enterkeyhint: "search", maxlength: "100", placeholder: "词、半个词、拼音、编号都行",
    "aria-describedby": "cw-search-status",
  });
  const kinds = make("div", { class: "cw-search__kinds", role: "group", "aria-label": "只看一类" });
  const selects = make("div", { class: "cw-search__selects" });
  const summary = make("summary", {}, "筛选");
  const filters = make("details", { class: "cw-search__filters" }, summary, selects);
  const status = make("p", { class: "cw-search__status", id: "cw-search-status", role: "status" });
  const results = make("div", { class: "cw-search__results" });
  const body = make("div", { class: "cw-search__body" }, kinds, filters, status, results);
  const form = make(
    "form", { class: "cw-search__form", role: "search" },
    make("label", { for: "cw-search-box", class: "cw-search__label" }, glass(), make("span", {}, "搜索全站")),
    box, makeButton("cw-search__close", ["关闭"], () => dialog.close()),
  );
  const dialog = make("dialog", { class: "cw-search", "aria-label": "全站搜索" }, form, body);
  title.after(opener);
  document.body.append(dialog);

  // ------------------------------------------------------------------ the address

  const fromAddress = () => {
    const asked = new URL(location.href).searchParams;
    state.query = asked.get("q") || "";
    state.kind = asked.get("kind") || "";
    state.filters = Object.fromEntries(FILTERS.map(([name]) => [name, asked.get(name)]).filter(([, value]) => value));
  };

  const toAddress = () => {
    clearTimeout(addressTimer);
    const url = new URL(location.href);
    const values = dialog.open ? { q: state.query, kind: state.kind, ...state.filters } : {};
    for (const name of ["q", "kind", ...FILTERS.map(([each]) => each)]) {
      if (values[name]) url.searchParams.set(name, values[name]);
      else url.searchParams.delete(name);
    }
    if (url.href === location.href) return;
    try {
      history.replaceState(history.state, "", url);
    } catch {
      // Some browsers keep a file's address as it is.
    }
  };

  /** Not on every key: browsers limit how often an address may change. */
  const toAddressSoon = () => {
    clearTimeout(addressTimer);
    addressTimer = setTimeout(toAddress, 250);
  };

  // ------------------------------------------------------------------ showing

  const showAnd = (focus) => {
    show();
    focus()?.focus();
  };

  const showFilters = (found) => {
    const chips = ours.view.kindChips(found, state, (kind) => {
      state.kind = kind;
      showAnd(() => kinds.querySelector(`[data-kind="${kind}"]`));
    });
    kinds.hidden = !chips.length;
    kinds.replaceChildren(...chips);
    const choices = ours.view.filterChoices(found, state, (name, value) => {
      if (value) state.filters[name] = value;
      else delete state.filters[name];
      showAnd(() => selects.querySelector(`[data-filter="${name}"]`));
    });
    const active = Object.keys(state.filters).length;
    const labels = choices.map((choice) => choice.firstChild.textContent).join("、");
    filters.hidden = !choices.length;
    summary.textContent = active ? `筛选（${active}）` : `按${labels}筛选`;
    const clear = makeButton("cw-search__plain", ["清除筛选"], () => {
      state.filters = {};
      showAnd(() => box);
    });
    selects.replaceChildren(...choices, ...(active ? [clear] : []));
  };

  const showStart = () => {
    kinds.hidden = filters.hidden = true;
    status.textContent = "";
    const choose = (query) => {
      box.value = query;
      typed();
      box.focus();
    };
    const forget = () => {
      recent.write([]);
      showAnd(() => box);
    };
    results.replaceChildren(...ours.view.start(engine.documents, recent.read(), choose, forget));
  };

  const statusOf = (query, count) => {
    if (isWhole) return count ? `找到 ${count} 条` : `没有找到“${query}”`;
    return count ? `标题里有 ${count} 条，正文还在路上……` : "正在准备搜索……";
  };

  const show = () => {
    const query = state.query.trim();
    toAddressSoon();
    results.setAttribute("aria-busy", String(!isWhole));
    if (!engine) {
      status.textContent = "正在准备搜索……";
      return;
    }
    if (!query) {
      showStart();
      return;
    }
    const outcome = isWhole ? engine.search(query, state.strict) : engine.glance(query);
    const passing = outcome.results.filter(({ found }) => ours.view.passes(found, state));
    const groups = new Map();
    for (const result of passing) groups.set(result.found.kind, [...(groups.get(result.found.kind) || []), result]);
    const about = { words: outcome.words, root, pageTitles: engine.pageTitles };
    const shown = state.kind ? SHOWN_OF_ONE_KIND : SHOWN;
    const insist = () => {
      state.strict = true;
      showAnd(() => box);
    };
    showFilters(outcome.results);
    status.textContent = statusOf(query, passing.length);
    results.replaceChildren(
      ...(outcome.notice ? [ours.view.notice(outcome.notice, insist)] : []),
      ...[...groups].map(([kind, found]) => ours.view.group(kind, found, shown, about)),
      ...(passing.length || !isWhole ? [] : [ours.view.nothing()]),
    );
  };

  /** The same query over more of the index; whoever has gone down to a result stays there. */
  const showAgain = () => {
    const { href } = document.activeElement;
    const isInside = results.contains(document.activeElement);
    show();
    if (isInside) ([...results.querySelectorAll("a")].find((link) => link.href === href) || box).focus();
  };

  /** Fetches the index, once; a failure is told, and the next call tries again. */
  const load = () => {
    const take = (loaded, knowsTexts) => {
      [engine, isWhole] = [loaded, knowsTexts];
      if (isWhole && (hasTyped || !state.query)) engine.prepareRest();
      if (dialog.open) showAgain();
    };
    loading =
      loading ||
      ours.load(take).catch(() => {
        loading = null;
        status.textContent = "搜索没有准备好，请刷新页面再试；也可以从页面上方的栏目进去。";
      });
  };

  const typed = () => {
    if (box.value === state.query) return;
    state.query = box.value;
    state.strict = false;
    if (!state.query.trim()) {
      state.kind = "";
      state.filters = {};
    }
    hasTyped = true;
    body.scrollTop = 0;
    show();
    if (isWhole) engine.prepareRest();
  };

  // ------------------------------------------------------------------ opening, moving, closing

  /** With an entry of its own in the history, a phone's Back closes the dialog instead of leaving the page. */
  const open = ({ isNew = true } = {}) => {
    if (!dialog.open) {
      try {
        if (isNew) history.pushState({ isSearch: true }, "");
      } catch {
        // Back leaves the page then.
      }
      box.value = state.query;
      filters.open = Object.keys(state.filters).length > 0;
      dialog.showModal();
    }
    box.focus();
    box.select();
    show();
    load();
  };

  const isAsked = () => history.state?.isSearch || new URL(location.href).searchParams.has("q");

  /** The address decides: with a query, or after Back and Forward, the dialog is open. */
  const follow = () => {
    if (isAsked()) {
      fromAddress();
      box.value = state.query;
      open({ isNew: false });
    } else if (dialog.open) {
      dialog.close();
    }
  };

  /** Arrows go through the results, from the box and back to it. */
  const move = (event) => {
    const all = [...results.querySelectorAll("a")];
    const place = all.indexOf(document.activeElement);
    const isInside = document.activeElement === box || place >= 0;
    if (!all.length || !isInside || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    const next = place + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0) box.focus();
    else all[Math.min(next, all.length - 1)].focus();
  };

  const isEditable = (target) =>
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

  for (const kind of ["pointerenter", "focus"]) opener.addEventListener(kind, load, { once: true });
  box.addEventListener("input", (event) => event.isComposing || typed());
  box.addEventListener("compositionend", typed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("a")?.click();
  });
  results.addEventListener("click", (event) => {
    if (!event.target.closest("a")) return;
    recent.add(state.query.trim());
    toAddress();
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      // A search box empties itself first, and a second Esc would be needed.
      event.preventDefault();
      dialog.close();
    } else {
      move(event);
    }
  });
  // A click beside the panel lands on the dialog itself, whose backdrop it is.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    if (history.state?.isSearch) {
      clearTimeout(addressTimer);
      history.back();
    } else {
      toAddress();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || dialog.open || event.altKey) return;
    const isShortcut = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    const isKey = !event.ctrlKey && !event.metaKey && ["/", "s"].includes(event.key) && !isEditable(event.target);
    if (!isShortcut && !isKey) return;
    event.preventDefault();
    open();
  });
  window.addEventListener("popstate", follow);
  if (isAsked()) {
    load();
    // After the page has been drawn: laying it out and the dialog over it at once would hold up a slow phone.
    requestAnimationFrame(() => setTimeout(follow));
  }
})();
