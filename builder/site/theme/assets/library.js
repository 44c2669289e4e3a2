// Lists of the library: a text filter, facets, an order and a count above each; what is chosen stands in the address.
// The list itself is in the page: without this script it is a plain list of links.
(() => {
  "use strict";

  /** Facets in the order they are shown: attribute `data-…` of an item, and name on screen and in the address. */
  const FACETS = [
    ["industry", "行业"],
    ["scene", "场景"],
    ["type", "类型"],
    ["skills", "技能"],
    ["channel", "渠道"],
    ["level", "难度"],
    ["direction", "方向"],
    ["minutes", "用时"],
  ];
  /** Upper bounds in minutes of the steps of 用时. */
  const MINUTES = [[5, "5 分钟以内"], [10, "6–10 分钟"], [20, "11–20 分钟"], [Infinity, "20 分钟以上"]];
  const FEWEST_ITEMS = 6;
  const BAR = "｜";
  const QUERY = "找";
  const ORDER = "次序";
  const collator = new Intl.Collator("zh-CN", { numeric: true });

  const folded = (text) => text.normalize("NFKC").toLowerCase();

  /** An element with properties and children. */
  const make = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  /** An item's values of a facet. */
  const valuesOf = (element, key) => {
    const written = element.dataset[key] || "";
    if (!written) return [];
    if (key !== "minutes") return written.split(BAR);
    return [MINUTES.find(([most]) => Number(written) <= most)[1]];
  };

  const readItem = (element, position) => ({
    element,
    position,
    title: (element.querySelector(".cw-library-title") || element).textContent,
    minutes: Number(element.dataset.minutes || Infinity),
    industry: element.dataset.industry || "",
    text: folded(`${element.textContent} ${(element.dataset.skills || "").replaceAll(BAR, " ")}`),
    facets: Object.fromEntries(FACETS.map(([key]) => [key, valuesOf(element, key)])),
  });

  /** The facets of a list that divide it, each with its values. Rare skills are left to the text filter. */
  const facetsOf = (items) =>
    FACETS.flatMap(([key, name]) => {
      const counts = new Map();
      for (const item of items) {
        for (const value of item.facets[key]) counts.set(value, (counts.get(value) || 0) + 1);
      }
      const kept = [...counts.keys()].filter((value) => key !== "skills" || counts.get(value) > 1);
      if (kept.length < 2) return [];
      const rank = (value) => MINUTES.findIndex(([, step]) => step === value);
      kept.sort((a, b) =>
        key === "minutes" ? rank(a) - rank(b) : counts.get(b) - counts.get(a) || collator.compare(a, b));
      return [{ key, name, values: kept }];
    });

  /** The orders a list can take: name, comparison. */
  const ordersOf = (items) => {
    const written = (a, b) => a.position - b.position;
    const isNumbered = items.some((item) => item.element.querySelector(".cw-library-ref"));
    const orders = [[isNumbered ? "编号" : "目录", written]];
    orders.push(["标题", (a, b) => collator.compare(a.title, b.title) || written(a, b)]);
    if (items.some((item) => item.minutes !== Infinity)) {
      orders.push(["用时", (a, b) => (a.minutes === b.minutes ? written(a, b) : a.minutes - b.minutes)]);
    }
    if (items.some((item) => item.industry)) {
      orders.push(["行业", (a, b) => collator.compare(a.industry, b.industry) || written(a, b)]);
    }
    return orders;
  };

  class List {
    /** @param {HTMLElement} holder @param {number} number which list of the page this is, from 1 */
    constructor(holder, number) {
      this.holder = holder;
      this.counted = holder.dataset.counted || "项";
      this.suffix = number > 1 ? String(number) : "";
      this.items = [...holder.children].map(readItem);
      this.facets = facetsOf(this.items);
      this.orders = ordersOf(this.items);
      this.draw(`cw-library-${number}`);
    }

    draw(id) {
      const within = `在 ${this.items.length} ${this.counted}里找`;
      this.box = make("input", { type: "search", id: `${id}-text`, placeholder: within });
      Object.assign(this.box, { autocomplete: "off", enterKeyHint: "search" });
      this.box.addEventListener("input", () => this.changed(false));
      const fields = make("div", { className: "cw-library-fields" });
      fields.append(this.field(within, this.box, "cw-library-field cw-library-find"));
      for (const facet of this.facets) {
        facet.select = make("select", { id: `${id}-${facet.key}` });
        facet.options = facet.values.map((value) => make("option", { value }));
        facet.select.append(make("option", { value: "", textContent: `${facet.name}：全部` }), ...facet.options);
        facet.select.addEventListener("change", () => this.changed(true));
        fields.append(this.field(facet.name, facet.select));
      }
      this.order = make("select", { id: `${id}-order` });
      this.order.append(...this.orders.map(([name]) => make("option", { value: name, textContent: `按${name}` })));
      this.order.addEventListener("change", () => this.changed(true));
      this.count = make("p", { className: "cw-library-count" });
      this.count.setAttribute("role", "status");
      this.reset = make("button", { type: "button", className: "cw-library-reset", textContent: "清除条件" });
      this.reset.addEventListener("click", () => {
        this.take(new URLSearchParams());
        this.changed(true);
        this.box.focus();
      });
      const order = this.field("排列", this.order, "cw-library-field cw-library-order");
      const line = make("div", { className: "cw-library-line" }, this.count, this.reset, order);
      this.tools = make("form", { className: "cw-library-tools" }, fields, line);
      this.tools.setAttribute("role", "search");
      this.tools.setAttribute("aria-label", `筛选${this.counted.replace(/^[个套门项]/u, "")}`);
      this.tools.addEventListener("submit", (event) => event.preventDefault());
      this.holder.before(this.tools);
    }

    field(name, control, className = "cw-library-field") {
      return make("div", { className }, make("label", { htmlFor: control.id, textContent: name }), control);
    }

    /** Set the controls to what an address says. @param {URLSearchParams} asked */
    take(asked) {
      const value = (name) => asked.get(name + this.suffix) || "";
      this.box.value = value(QUERY);
      for (const { name, select, values } of this.facets) {
        select.value = values.includes(value(name)) ? value(name) : "";
      }
      const order = value(ORDER);
      this.order.value = this.orders.some(([name]) => name === order) ? order : this.orders[0][0];
    }

    /** Write what is chosen into an address. @param {URLSearchParams} asked */
    give(asked) {
      const set = (name, value) => (value ? asked.set(name + this.suffix, value) : asked.delete(name + this.suffix));
      set(QUERY, this.box.value.trim());
      for (const { name, select } of this.facets) set(name, select.value);
      set(ORDER, this.order.value === this.orders[0][0] ? "" : this.order.value);
    }

    changed(isStep) {
      this.show();
      remember(isStep);
    }

    /** Bring list, counts and order in line with the controls. */
    show() {
      const words = folded(this.box.value).split(/\s+/u).filter(Boolean);
      const chosen = this.facets.filter(({ select }) => select.value);
      const misses = (item) => chosen.filter(({ key, select }) => !item.facets[key].includes(select.value));
      const counts = new Map(this.facets.map((facet) => [facet, new Map()]));
      let shown = 0;
      for (const item of this.items) {
        const missed = words.every((word) => item.text.includes(word)) ? misses(item) : null;
        const isShown = missed !== null && missed.length === 0;
        item.element.hidden = !isShown;
        shown += Number(isShown);
        if (missed === null || missed.length > 1) continue;
        // A facet counts what the other filters let through: all of it, or what this facet alone keeps out.
        for (const facet of isShown ? this.facets : missed) {
          const tally = counts.get(facet);
          for (const value of item.facets[facet.key]) tally.set(value, (tally.get(value) || 0) + 1);
        }
      }
      for (const facet of this.facets) {
        for (const option of facet.options) {
          const count = counts.get(facet).get(option.value) || 0;
          option.textContent = `${option.value}（${count}）`;
          option.disabled = count === 0 && !option.selected;
        }
      }
      this.arrange();
      const isFiltered = words.length > 0 || chosen.length > 0;
      this.reset.hidden = !isFiltered && this.order.selectedIndex === 0;
      const total = isFiltered && shown ? `，共 ${this.items.length}` : "";
      this.count.textContent = shown ? `${shown} ${this.counted}${total}` : `0 ${this.counted}，去掉一个条件再看`;
    }

    arrange() {
      if (this.arranged === this.order.value) return;
      const isFirst = this.arranged === undefined;
      this.arranged = this.order.value;
      if (isFirst && this.order.selectedIndex === 0) return;
      const [, compare] = this.orders[this.order.selectedIndex];
      this.holder.append(...[...this.items].sort(compare).map((item) => item.element));
    }
  }

  const holders = [...document.querySelectorAll(".cw-library")].filter(
    (holder) => holder.children.length >= FEWEST_ITEMS,
  );
  const lists = holders.map((holder, position) => new List(holder, position + 1));

  /** A choice is a step that the Back button takes back; typing is none. From a folder some browsers refuse both. */
  const remember = (isStep) => {
    const asked = new URLSearchParams(location.search);
    for (const list of lists) list.give(asked);
    const query = asked.toString();
    const address = `${location.pathname}${query ? `?${query}` : ""}${location.hash}`;
    try {
      history[isStep ? "pushState" : "replaceState"](null, "", address);
    } catch {
      // The list is filtered all the same; only the address stays as it was.
    }
  };

  const restore = () => {
    for (const list of lists) {
      list.take(new URLSearchParams(location.search));
      list.show();
    }
  };

  if (lists.length > 0) {
    restore();
    addEventListener("popstate", restore);
    // Somebody sent this address: begin at the list. Coming back, the browser knows better where the reader was.
    const asked = lists.find((list) => !list.reset.hidden);
    const [arrival] = performance.getEntriesByType("navigation");
    if (asked && !location.hash && arrival && arrival.type === "navigate") asked.tools.scrollIntoView();
  }
})();
