/**
 * What the search shows: results by kind, snippets, filters, ways in. Functions from data to elements; what happens
 * on a click is handed in. Texts go into text nodes only.
 */
(() => {
  "use strict";
  const ours = window.CoursewareSearch;

  const KINDS = ["章节", "案例", "话术", "指标", "题目", "词条", "课程", "路径", "栏目"];
  const FILTERS = [
    ["industry", "行业"], ["type", "类型"], ["scene", "场景"], ["channel", "渠道"], ["role", "角色"], ["level", "级别"],
  ];
  const MORE = 20;
  const SNIPPET = 84;

  /** @type {(tag: string, attributes?: Object<string, string>, ...children: (Node|string)[]) => HTMLElement} */
  const make = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  /** @type {(className: string, children: (Node|string)[], onClick: (event: Event) => void) => HTMLElement} */
  const makeButton = (className, children, onClick) => {
    const made = make("button", { type: "button", class: className }, ...children);
    made.addEventListener("click", onClick);
    return made;
  };

  const glass = () => {
    const drawn = (tag, attributes) => {
      const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      return made;
    };
    const svg = drawn("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" });
    svg.append(drawn("path", { d: "M10 4a6 6 0 1 0 3.7 10.7l5 5 1.4-1.4-5-5A6 6 0 0 0 10 4m0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8" }));
    return svg;
  };

  // ------------------------------------------------------------------ results

  const marked = (text, words) => {
    const pieces = [];
    let place = 0;
    for (const [from, to] of ours.ranges(text, words)) {
      pieces.push(text.slice(place, from), make("mark", {}, text.slice(from, to)));
      place = to;
    }
    return [...pieces, text.slice(place)].filter(Boolean);
  };

  const onOneLine = (text) => text.trim().replace(/\n/g, "　");

  /** A stretch of text around the first match, from the beginning of its line or clause where that is near. */
  const snippet = (text, words) => {
    const [first] = ours.ranges(text, words, 1);
    if (!first) return "";
    let from = Math.max(0, first[0] - 24);
    const before = text.slice(from, first[0]);
    from += Math.max(before.lastIndexOf("\n"), before.search(/[。！？；：，][^。！？；：，\n]*$/)) + 1;
    const isWhole = from === 0 || text[from - 1] === "\n";
    const to = Math.min(text.length, from + SNIPPET);
    return `${isWhole ? "" : "…"}${onOneLine(text.slice(from, to))}${to < text.length ? "…" : ""}`;
  };

  const addressOf = ({ found, section }, words, root) => {
    const url = new URL(found.url, root);
    url.searchParams.set("h", words.slice(0, 6).join(" "));
    url.hash = found.sections[section]?.[0] || "";
    return url.href;
  };

  const factsOf = ({ found, more }, pageTitles) => {
    const { type, industry, scene } = found.facets;
    const facts = found.kind === "题目" ? [pageTitles.get(found.url), type] : [found.ref, industry, type, scene];
    const shown = facts.filter(Boolean).map(String).join(" · ");
    return [shown, more ? `本页另有 ${more} 节` : ""].filter(Boolean).join("　");
  };

  const item = (result, { words, root, pageTitles }) => {
    const { found } = result;
    const [, heading, text] = found.sections[result.section] || ["", "", ""];
    const around = snippet(text, words);
    const facts = factsOf(result, pageTitles);
    // A list of facts (银行 流程 C13) says less about a page than its summary does, where the word is marked elsewhere.
    const isMarked = [found.title, facts].some((each) => ours.ranges(each, words, 1).length);
    const isFact = !heading && !/[。，；：！？]/.test(around) && isMarked;
    const about = (isFact ? found.summary : around) || found.summary || onOneLine(text.slice(0, SNIPPET));
    const link = make("a", { class: "cw-search__link", href: addressOf(result, words, root) });
    link.append(make("span", { class: "cw-search__title" }, ...marked(found.title, words)));
    if (heading) link.append(make("span", { class: "cw-search__heading" }, ...marked(heading, words)));
    if (about) link.append(make("span", { class: "cw-search__about" }, ...marked(about, words)));
    if (facts) link.append(make("span", { class: "cw-search__facts" }, ...marked(facts, words)));
    return make("li", {}, link);
  };

  /** Results of one kind, the first `shown` of them; more on demand, in place. */
  const group = (kind, found, shown, about) => {
    const list = make("ul", {}, ...found.slice(0, shown).map((result) => item(result, about)));
    const head = make("h2", {}, kind, " ", make("span", {}, String(found.length)));
    const made = make("section", { class: "cw-search__group", "data-kind": kind }, head, list);
    if (found.length > shown) {
      const words = `再显示 ${Math.min(MORE, found.length - shown)} 条`;
      const more = makeButton("cw-search__more", [words], () => {
        const grown = group(kind, found, shown + MORE, about);
        made.replaceWith(grown);
        grown.querySelectorAll("a")[shown].focus();
      });
      made.append(more);
    }
    return made;
  };

  const NOTICES = {
    slip: ({ from, to }) => `没有找到“${from}”，已改为搜“${to}”。`,
    pinyin: ({ from, to }) => `“${from}”按拼音读作：${to}。`,
    cut: ({ from, to }) => `没有一页整句写着“${from}”，已拆开来搜：${to}。`,
    partial: () => "没有哪一页把这几个词都写到，下面各写到一部分。",
  };

  const notice = (told, onInsist) => {
    const line = make("p", { class: "cw-search__notice" }, NOTICES[told.kind](told));
    if (told.kind === "slip" || told.kind === "pinyin") {
      line.append(" ", makeButton("cw-search__plain", [`只搜“${told.from}”`], onInsist));
    }
    return line;
  };

  // ------------------------------------------------------------------ filters

  /** Whether a document passes the filters and the kind in `state`, `except` for one of them. */
  const passes = (found, state, except = "") =>
    (except === "kind" || !state.kind || found.kind === state.kind) &&
    FILTERS.every(
      ([name]) => except === name || !state.filters[name] || (found.facets[name] || []).includes(state.filters[name]),
    );

  const countBy = (results, state, name, valuesOf) => {
    const counts = new Map();
    for (const { found } of results) {
      if (!passes(found, state, name)) continue;
      for (const value of valuesOf(found)) counts.set(value, (counts.get(value) || 0) + 1);
    }
    return counts;
  };

  /** A button a kind that has results; none when there is nothing to choose from. */
  const kindChips = (results, state, onChoose) => {
    const counts = countBy(results, state, "kind", (found) => [found.kind]);
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const present = KINDS.filter((kind) => counts.get(kind) || kind === state.kind);
    if (!results.length || (present.length < 2 && !state.kind)) return [];
    return [["", "全部", total], ...present.map((kind) => [kind, kind, counts.get(kind) || 0])].map(([kind, name, count]) => {
      const chip = makeButton("", [`${name} `, make("span", {}, String(count))], () => onChoose(kind));
      chip.setAttribute("aria-pressed", String(kind === state.kind));
      chip.dataset.kind = kind;
      return chip;
    });
  };

  /** A choice a filter that the results know, with their number for each value. */
  const filterChoices = (results, state, onChoose) =>
    FILTERS.flatMap(([name, label]) => {
      const counts = countBy(results, state, name, (found) => found.facets[name] || []);
      const chosen = state.filters[name];
      if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
      if (!counts.size) return [];
      const select = make("select", { "data-filter": name }, make("option", { value: "" }, "不限"));
      for (const [value, count] of [...counts].sort((one, other) => other[1] - one[1])) {
        select.append(make("option", { value }, `${value}（${count}）`));
      }
      select.value = chosen || "";
      select.addEventListener("change", () => onChoose(name, select.value));
      return [make("label", {}, make("span", {}, label), select)];
    });

  // ------------------------------------------------------------------ before anything is typed, and when nothing is found

  const wayIn = (title, queries, onChoose, ...more) =>
    make(
      "section", { class: "cw-search__start" }, make("h2", {}, title),
      make("ul", {}, ...queries.map((query) => make("li", {}, makeButton("", [query], () => onChoose(query))))), ...more,
    );

  /** What was looked for before, and what scripts and cases are about. */
  const start = (documents, before, onChoose, onForget) => {
    const values = (kind, name) => [
      ...new Set(documents.filter(({ found }) => found.kind === kind).flatMap(({ found }) => found.facets[name] || [])),
    ];
    const ways = [["按话术的场景", values("话术", "scene")], ["按案例的行业", values("案例", "industry")]];
    return [
      ...(before.length ? [wayIn("搜过的", before, onChoose, makeButton("cw-search__plain", ["清空"], onForget))] : []),
      ...ways.filter(([, queries]) => queries.length).map(([title, queries]) => wayIn(title, queries, onChoose)),
      make("p", { class: "cw-search__tip" }, "几个词用空格隔开；拼音写全（tousu）或只写声母（scjjl）都行；编号直接写，如 C19、K03。"),
    ];
  };

  const nothing = () =>
    make("p", { class: "cw-search__tip" }, "换个说法，或少写一个词试试；也可以从页面上方的栏目进去，每类都有完整的清单。");

  ours.view = {
    FILTERS, make, makeButton, glass, group, notice, passes, kindChips, filterChoices, start, nothing,
  };
})();
