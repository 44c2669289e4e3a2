/**
 * The search as readers see it: a field in the header that opens a dialog, results by kind, filters, and an address
 * that brings the same results back. The index is loaded when somebody is about to search, as a script, because a
 * page opened from a folder may load nothing else.
 */
(() => {
  "use strict";
  const ours = window.CoursewareSearch;
  const root = new URL("../", document.currentScript.src);
  const header = document.querySelector(".md-header__inner");
  if (!header || !window.HTMLDialogElement) return;

  const KINDS = ["章节", "案例", "话术", "指标", "题目", "词条", "课程", "栏目"];
  const FILTERS = [
    ["industry", "行业"], ["type", "类型"], ["scene", "场景"], ["channel", "渠道"], ["role", "角色"], ["level", "级别"],
  ];
  const SHOWN = 5;
  const MORE = 20;
  const SNIPPET = 84;
  const RECENT_KEY = "cw-search-recent";
  const MOST_RECENT = 8;

  /** @type {(tag: string, attributes?: Object<string, string>, ...children: (Node|string)[]) => HTMLElement} */
  const make = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  const glass = () => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", "M10 4a6 6 0 1 0 3.7 10.7l5 5 1.4-1.4-5-5A6 6 0 0 0 10 4m0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8");
    svg.append(path);
    return svg;
  };

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

  const state = { query: "", kind: "", filters: {}, strict: false, shown: {} };
  /** @type {Promise<object> | null} */
  let loading = null;
  let engine = null;
  let addressTimer = 0;

  const opener = make(
    "button", { type: "button", class: "cw-search-open", "aria-haspopup": "dialog", "aria-keyshortcuts": "/ s Control+K" },
    glass(), make("span", { class: "cw-search-open__text" }, "搜索"), make("kbd", { "aria-hidden": "true" }, "/"),
  );
  const box = make("input", {
    type: "search", id: "cw-search-box", class: "cw-search__box", autocomplete: "off", autocapitalize: "off",
    spellcheck: "false", enterkeyhint: "search", maxlength: "100", placeholder: "词、半个词、拼音、编号都行",
    "aria-describedby": "cw-search-status",
  });
  const closer = make("button", { type: "button", class: "cw-search__close" }, "关闭");
  const kinds = make("div", { class: "cw-search__kinds", role: "group", "aria-label": "只看一类" });
  const selects = make("div", { class: "cw-search__selects" });
  const summary = make("summary", {}, "筛选");
  const filters = make("details", { class: "cw-search__filters" }, summary, selects);
  const status = make("p", { class: "cw-search__status", id: "cw-search-status", role: "status" });
  const results = make("div", { class: "cw-search__results" });
  const dialog = make(
    "dialog", { class: "cw-search", "aria-label": "全站搜索" },
    make(
      "form", { class: "cw-search__form", role: "search" },
      make("label", { for: "cw-search-box", class: "cw-search__label" }, glass(), make("span", {}, "搜索全站")), box, closer,
    ),
    make("div", { class: "cw-search__body" }, kinds, filters, status, results),
  );
  header.querySelector(".md-header__title").after(opener);
  document.body.append(dialog);

  // ------------------------------------------------------------------ the index

  const version = () => document.querySelector('meta[name="cw-search-index"]')?.content || "";

  const load = () => {
    loading =
      loading ||
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(`assets/generated/search-index.js?v=${version()}`, root).href;
        script.onload = () => {
          engine = new ours.Engine(JSON.parse(window.CoursewareSearchIndex));
          delete window.CoursewareSearchIndex;
          resolve(engine);
        };
        script.onerror = () => {
          loading = null;
          reject(new Error("no search index"));
        };
        document.head.append(script);
      });
    return loading;
  };

  // ------------------------------------------------------------------ the address

  const NAMES = ["q", "kind", ...FILTERS.map(([name]) => name)];

  const fromAddress = () => {
    const parameters = new URL(location.href).searchParams;
    state.query = parameters.get("q") || "";
    state.kind = parameters.get("kind") || "";
    state.filters = {};
    for (const [name] of FILTERS) if (parameters.get(name)) state.filters[name] = parameters.get(name);
  };

  const toAddress = () => {
    const url = new URL(location.href);
    const values = dialog.open ? { q: state.query, kind: state.kind, ...state.filters } : {};
    for (const name of NAMES) {
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

  // ------------------------------------------------------------------ drawing

  const marked = (text, words) => {
    const pieces = [];
    let place = 0;
    for (const [from, to] of ours.ranges(text, words)) {
      pieces.push(text.slice(place, from), make("mark", {}, text.slice(from, to)));
      place = to;
    }
    return [...pieces, text.slice(place)].filter(Boolean);
  };

  /** A stretch of text around the first match, from the beginning of its line or clause where that is near. */
  const snippet = (text, words) => {
    const [first] = ours.ranges(text, words, 1);
    if (!first) return "";
    let from = Math.max(0, first[0] - 24);
    const before = text.slice(from, first[0]);
    const clause = Math.max(before.lastIndexOf("\n"), before.search(/[。！？；：，][^。！？；：，\n]*$/));
    from += clause + 1;
    const isWhole = from === 0 || text[from - 1] === "\n";
    const to = Math.min(text.length, from + SNIPPET);
    return `${isWhole ? "" : "…"}${text.slice(from, to).trim().replace(/\n/g, "　")}${to < text.length ? "…" : ""}`;
  };

  const addressOf = (result, words) => {
    const url = new URL(result.found.url, root);
    if (words.length) url.searchParams.set("h", words.slice(0, 6).join(" "));
    url.hash = result.found.sections[result.section]?.[0] || "";
    return url.href;
  };

  const factsOf = ({ found }) => {
    if (found.kind === "题目") return [engine.pageTitles.get(found.url), found.facets.type?.join("、")];
    return [found.ref, ...["industry", "type", "scene"].map((name) => found.facets[name]?.join("、"))];
  };

  const item = (result, words) => {
    const { found } = result;
    const [, heading, text] = found.sections[result.section] || ["", "", ""];
    const about = snippet(text, words) || found.summary || text.slice(0, SNIPPET).replace(/\n/g, "　");
    const facts = factsOf(result).filter(Boolean).join(" · ");
    const link = make("a", { class: "cw-search__link", href: addressOf(result, words) });
    link.append(make("span", { class: "cw-search__title" }, ...marked(found.title, words)));
    if (heading) link.append(make("span", { class: "cw-search__heading" }, ...marked(heading, words)));
    if (about) link.append(make("span", { class: "cw-search__about" }, ...marked(about, words)));
    const more = result.more ? `本页另有 ${result.more} 节` : "";
    if (facts || more) link.append(make("span", { class: "cw-search__facts" }, [facts, more].filter(Boolean).join("　")));
    return make("li", {}, link);
  };

  const group = (kind, found, words) => {
    const shown = state.shown[kind] || (state.kind ? MORE : SHOWN);
    const list = make("ul", {}, ...found.slice(0, shown).map((result) => item(result, words)));
    const head = make("h2", {}, kind, " ", make("span", {}, String(found.length)));
    const made = make("section", { class: "cw-search__group", "data-kind": kind }, head, list);
    if (found.length > shown) {
      const more = make(
        "button", { type: "button", class: "cw-search__more" }, `再显示 ${Math.min(MORE, found.length - shown)} 条`,
      );
      more.addEventListener("click", () => {
        state.shown[kind] = shown + MORE;
        const replaced = group(kind, found, words);
        made.replaceWith(replaced);
        replaced.querySelectorAll("a")[shown].focus();
      });
      made.append(more);
    }
    return made;
  };

  const passes = (found, except) =>
    (except === "kind" || !state.kind || found.kind === state.kind) &&
    FILTERS.every(
      ([name]) => except === name || !state.filters[name] || (found.facets[name] || []).includes(state.filters[name]),
    );

  /** How many results have each value, by the values' own order of frequency. */
  const countBy = (all, name, valuesOf) => {
    const counts = new Map();
    for (const { found } of all) {
      if (!passes(found, name)) continue;
      for (const value of valuesOf(found)) counts.set(value, (counts.get(value) || 0) + 1);
    }
    return counts;
  };

  const drawKinds = (all) => {
    const counts = countBy(all, "kind", (found) => [found.kind]);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const present = KINDS.filter((kind) => counts.get(kind) || kind === state.kind);
    const entries = [["", "全部", total], ...present.map((kind) => [kind, kind, counts.get(kind) || 0])];
    kinds.hidden = !all.length || (present.length < 2 && !state.kind);
    kinds.replaceChildren(
      ...entries.map(([kind, name, count]) => {
        const chip = make(
          "button", { type: "button", "aria-pressed": String(kind === state.kind), "data-kind": kind },
          `${name} `, make("span", {}, String(count)),
        );
        chip.addEventListener("click", () => {
          state.kind = kind;
          show();
          kinds.querySelector(`[data-kind="${kind}"]`)?.focus();
        });
        return chip;
      }),
    );
  };

  const drawFilters = (all) => {
    const made = [];
    const labels = [];
    for (const [name, label] of FILTERS) {
      const counts = countBy(all, name, (found) => found.facets[name] || []);
      const chosen = state.filters[name];
      if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
      if (!counts.size) continue;
      const select = make("select", { "data-filter": name }, make("option", { value: "" }, "不限"));
      for (const [value, count] of [...counts].sort((one, other) => other[1] - one[1])) {
        select.append(make("option", { value }, `${value}（${count}）`));
      }
      select.value = chosen || "";
      select.addEventListener("change", () => {
        if (select.value) state.filters[name] = select.value;
        else delete state.filters[name];
        show();
        selects.querySelector(`[data-filter="${name}"]`)?.focus();
      });
      made.push(make("label", {}, make("span", {}, label), select));
      labels.push(label);
    }
    const active = Object.keys(state.filters).length;
    if (active) {
      const clear = make("button", { type: "button", class: "cw-search__plain" }, "清除筛选");
      clear.addEventListener("click", () => {
        state.filters = {};
        show();
        box.focus();
      });
      made.push(clear);
    }
    filters.hidden = !made.length;
    summary.textContent = active ? `筛选（${active}）` : `按${labels.join("、")}筛选`;
    selects.replaceChildren(...made);
  };

  const NOTICES = {
    slip: (notice) => `没有找到“${notice.from}”，已改为搜“${notice.to}”。`,
    pinyin: (notice) => `“${notice.from}”按拼音读作：${notice.to}。`,
    cut: (notice) => `没有一页整句写着“${notice.from}”，已拆开来搜：${notice.to}。`,
    partial: () => "没有哪一页把这几个词都写到，下面各写到一部分。",
  };

  const drawNotice = (notice) => {
    if (!notice) return [];
    const line = make("p", { class: "cw-search__notice" }, NOTICES[notice.kind](notice));
    if (notice.kind === "slip" || notice.kind === "pinyin") {
      const insist = make("button", { type: "button", class: "cw-search__plain" }, `只搜“${notice.from}”`);
      insist.addEventListener("click", () => {
        state.strict = true;
        show();
        box.focus();
      });
      line.append(" ", insist);
    }
    return [line];
  };

  const queryButtons = (queries) =>
    queries.map((query) => {
      const button = make("button", { type: "button" }, query);
      button.addEventListener("click", () => {
        box.value = query;
        typed();
        box.focus();
      });
      return make("li", {}, button);
    });

  /** Ways in for somebody who has not typed anything: what was looked for before, and what scripts and cases are about. */
  const drawStart = () => {
    const values = (kind, name) => [
      ...new Set(engine.documents.filter(({ found }) => found.kind === kind).flatMap(({ found }) => found.facets[name] || [])),
    ];
    const parts = [];
    const before = recent.read();
    if (before.length) {
      const forget = make("button", { type: "button", class: "cw-search__plain" }, "清空");
      forget.addEventListener("click", () => {
        recent.write([]);
        show();
        box.focus();
      });
      parts.push(
        make("section", { class: "cw-search__start" }, make("h2", {}, "搜过的"), make("ul", {}, ...queryButtons(before)), forget),
      );
    }
    for (const [title, queries] of [["按话术的场景", values("话术", "scene")], ["按案例的行业", values("案例", "industry")]]) {
      if (!queries.length) continue;
      parts.push(make("section", { class: "cw-search__start" }, make("h2", {}, title), make("ul", {}, ...queryButtons(queries))));
    }
    parts.push(
      make("p", { class: "cw-search__tip" }, "几个词用空格隔开；拼音写全（tousu）或只写声母（scjjl）都行；编号直接写，如 C19、K03。"),
    );
    return parts;
  };

  const drawNothing = () => [
    make("p", { class: "cw-search__tip" }, "换个说法，或少写一个词试试；也可以从页面上方的栏目进去，每类都有完整的清单。"),
  ];

  const show = () => {
    const query = state.query.trim();
    toAddressSoon();
    if (!engine) {
      status.textContent = "正在准备搜索……";
      return;
    }
    if (!query) {
      kinds.hidden = filters.hidden = true;
      status.textContent = "";
      results.replaceChildren(...drawStart());
      return;
    }
    const outcome = engine.search(query, state.strict);
    const passing = outcome.results.filter(({ found }) => passes(found, ""));
    drawKinds(outcome.results);
    drawFilters(outcome.results);
    const groups = new Map();
    for (const result of passing) groups.set(result.found.kind, [...(groups.get(result.found.kind) || []), result]);
    status.textContent = passing.length ? `找到 ${passing.length} 条` : `没有找到“${query}”`;
    results.replaceChildren(
      ...drawNotice(outcome.notice),
      ...[...groups].map(([kind, found]) => group(kind, found, outcome.words)),
      ...(passing.length ? [] : drawNothing()),
    );
  };

  // ------------------------------------------------------------------ typing and moving

  const typed = () => {
    if (box.value === state.query) return;
    state.query = box.value;
    state.shown = {};
    state.strict = false;
    if (!state.query.trim()) {
      state.kind = "";
      state.filters = {};
    }
    results.parentElement.scrollTop = 0;
    show();
  };

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
    load().then(show, () => {
      status.textContent = "搜索没有准备好，请刷新页面再试；也可以从页面上方的栏目进去。";
    });
  };

  const links = () => [...results.querySelectorAll("a")];

  const move = (event) => {
    const all = links();
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

  opener.addEventListener("click", () => open());
  for (const kind of ["pointerenter", "focus"]) opener.addEventListener(kind, () => load().catch(() => {}), { once: true });
  closer.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    clearTimeout(addressTimer);
    if (history.state?.isSearch) history.back();
    else toAddress();
  });
  // A click beside the panel lands on the dialog itself, whose backdrop it is.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  box.addEventListener("input", (event) => event.isComposing || typed());
  box.addEventListener("compositionend", typed);
  dialog.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      // A search box empties itself first, and a second Esc would be needed.
      event.preventDefault();
      dialog.close();
    } else move(event);
  });
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    links()[0]?.click();
  });
  results.addEventListener("click", (event) => {
    if (!event.target.closest("a")) return;
    recent.add(state.query.trim());
    clearTimeout(addressTimer);
    toAddress();
  });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || dialog.open || event.altKey) return;
    const isShortcut = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    const isKey = !event.ctrlKey && !event.metaKey && ["/", "s"].includes(event.key) && !isEditable(event.target);
    if (!isShortcut && !isKey) return;
    event.preventDefault();
    open();
  });

  const follow = () => {
    const isSearch = Boolean(history.state?.isSearch);
    const asked = new URL(location.href).searchParams.has("q");
    if (asked || isSearch) {
      fromAddress();
      box.value = state.query;
      open({ isNew: false });
    } else if (dialog.open) dialog.close();
  };
  follow();
  window.addEventListener("popstate", follow);
})();
