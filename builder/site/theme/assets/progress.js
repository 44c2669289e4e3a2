// How far one is: on the page of a course or a learning path, on the pages it leads through, and on the home page.
// What is remembered is in ``reading-record.js``, which is loaded before.
(() => {
  "use strict";

  const {
    READING, READ, readStore, changeStore, copyStore, isKept, answers, pathOf, keyOf, addressOf, stateOf, sum, setState
  } = window.CoursewareReading;
  const WHERE_KEPT = "进度只记在这台设备的这个浏览器里，不传给任何人，换一台设备看不到。";
  const NOT_KEPT = "这个浏览器不让网页留存记录，关掉这一页，进度就没有了。";

  /** The address of a step with the trail it is a step of. */
  function onTrail(href, trail) {
    const url = new URL(href);
    url.searchParams.set("path", trail);
    return url.href;
  }

  const here = pathOf(location.href);

  // ---- elements

  /** @returns {HTMLElement} */
  function make(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function makeButton(className, text, press) {
    const button = make("button", className, text);
    button.type = "button";
    button.addEventListener("click", press);
    return button;
  }

  function makeLink(className, text, href) {
    const link = make("a", className, text);
    link.href = href;
    return link;
  }

  /** A title in pieces that move to the next line as a whole, as in headings. */
  function clauses(text) {
    const pieces = text.match(/[^，；：。！？]+[，；：。！？”’）》]*/g) || [text];
    return pieces.map((piece) => make("span", "cw-clause", piece));
  }

  function titleOf(heading) {
    const copy = heading.cloneNode(true);
    for (const link of copy.querySelectorAll(".headerlink")) link.remove();
    return copy.textContent.trim();
  }

  // ---- the page of a course or a path

  function followOrder(article) {
    const trail = here.replace(/\.html$/, "");
    const lines = [...article.querySelectorAll(".cw-order-step")].map((item) => {
      const link = item.querySelector(".cw-order-link");
      const step = {
        key: keyOf(link.href),
        title: link.textContent.trim(),
        minutes: Number(item.dataset.minutes) || 0,
        question: item.dataset.question || ""
      };
      link.href = onTrail(link.href, trail);
      return { item, step, check: null, word: null };
    });
    if (!lines.length) return;
    const record = {
      title: titleOf(article.querySelector("h1")),
      steps: lines.map((line) => line.step)
    };
    changeStore((store) => {
      store.trails[trail] = record;
    });
    const panel = addPanel(article, trail, record, show);
    for (const line of lines) addCheck(line, show);

    function show() {
      const store = readStore();
      const answered = answers();
      for (const line of lines) showCheck(line, stateOf(store, line.step, answered));
      panel(store);
    }
    show();
    onReturn(show);
  }

  function addCheck(line, show) {
    const label = make("label", "cw-order-check");
    line.check = make("input");
    line.check.type = "checkbox";
    line.check.setAttribute("aria-label", `已读：${line.step.title}`);
    line.word = make("span", "cw-order-state");
    line.word.setAttribute("aria-hidden", "true");
    line.check.addEventListener("change", () => {
      const page = line.step.key.split("#")[0];
      setState(line.check.checked ? [line.step.key] : [line.step.key, page], line.check.checked ? READ : "");
      show();
    });
    label.append(line.check, line.word);
    line.item.prepend(label);
    line.item.parentElement.classList.add("cw-order-tracked");
  }

  function showCheck(line, state) {
    line.check.checked = state === READ;
    line.check.indeterminate = state === READING;
    // An answered question stays answered.
    line.check.disabled = state === READ && !!line.step.question && line.step.question in answers();
    line.word.textContent = { [READ]: "已读", [READING]: "在读" }[state] || "未读";
    line.item.dataset.state = state;
  }

  /** How far one is, the way on, and what can be forgotten. @returns {function(Object): void} shows a record */
  function addPanel(article, trail, record, show) {
    const panel = make("section", "cw-progress");
    panel.setAttribute("aria-label", "学习进度");
    const words = make("p", "cw-progress-words");
    words.setAttribute("role", "status");
    const bar = make("progress", "cw-progress-bar");
    bar.setAttribute("aria-label", "已学");
    bar.max = record.steps.length;
    const go = makeLink("cw-progress-go", "", location.href);
    const note = make("p", "cw-progress-note");
    const more = make("details", "cw-progress-more");
    const undo = makeButton("cw-progress-button", "撤销", () => {
      changeStore((store) => Object.assign(store, forgotten));
      undo.hidden = true;
      show();
    });
    undo.hidden = true;
    /** @type {?Object} the record before it was cleared */
    let forgotten = null;
    const forget = (change) => {
      forgotten = copyStore();
      changeStore(change);
      undo.hidden = false;
      show();
    };
    const kind = trail.startsWith("courses/") ? "这门课" : "这条路";
    const buttons = make("p", "cw-progress-buttons");
    buttons.append(
      makeButton("cw-progress-button", `清除${kind}的进度`, () => forget((store) => {
        for (const step of record.steps) {
          delete store.pages[step.key];
          delete store.pages[step.key.split("#")[0]];
        }
      })),
      makeButton("cw-progress-button", "清除全部进度", () => forget((store) => {
        store.pages = Object.create(null);
        store.trails = Object.create(null);
        store.last = "";
      })),
      undo
    );
    more.append(make("summary", "", "进度记在哪里"), note, buttons);
    panel.append(words, bar, go, more);
    const first = article.querySelector(".cw-downloads-files, .cw-timetable, h2");
    first.before(panel);

    return (store) => {
      const { total, done, minutes, next, asked, known, right } = sum(store, record);
      const left = minutes ? `，还剩约 ${minutes} 分钟` : "";
      const tested = known ? `；自测做了 ${known}／${asked}，对 ${right}` : "";
      words.textContent = next ? `已学 ${done}／${total}${left}${tested}` : `${total} 项都学完了${tested}`;
      bar.value = done;
      go.hidden = !next;
      if (next) {
        go.href = onTrail(addressOf(next.key), trail);
        go.replaceChildren(...clauses(`${done ? "接着学" : "从这里开始"}：${next.title}`));
      }
      note.textContent = isKept() ? WHERE_KEPT : NOT_KEPT;
      if (!isKept()) more.open = true;
    };
  }

  // ---- a page that courses and paths lead through

  function followPage(article, reading) {
    const active = activeTrail(reading);
    const anchors = active ? active.dataset.anchors.split(" ") : [""];
    const keys = anchors.map((anchor) => (anchor ? `${here}#${anchor}` : here));
    changeStore((store) => {
      for (const key of keys) store.pages[key] = store.pages[key] || READING;
      if (active) store.last = active.dataset.trail;
    });
    if (active) showTrail(article, reading, active, keys);
    if (active || !article.querySelector(".cw-question")) addMark(reading, keys);
  }

  /** The place on the trail that the address names, or null. */
  function activeTrail(reading) {
    const wanted = new URLSearchParams(location.search).get("path");
    const places = [...reading.querySelectorAll(".cw-trail")].filter(
      (nav) => nav.dataset.trail === wanted
    );
    const anchor = location.hash.slice(1);
    return places.find((nav) => nav.dataset.anchors.split(" ").includes(anchor)) || places[0] || null;
  }

  function showTrail(article, reading, active, keys) {
    const trail = active.dataset.trail;
    for (const link of active.querySelectorAll("a.cw-trail-way")) {
      if (pathOf(link.href).replace(/\.html$/, "") !== trail) link.href = onTrail(link.href, trail);
    }
    const others = reading.querySelector("details");
    reading.prepend(active);
    if (others) {
      const left = others.querySelectorAll(".cw-trail").length;
      others.querySelector("summary").textContent = `另有 ${left} 处课程和路径也走到这一页`;
      others.hidden = !left;
    }
    const next = active.querySelector(".cw-trail-next");
    next.querySelector(".cw-trail-direction").textContent =
      pathOf(next.href).replace(/\.html$/, "") === trail ? "读完了" : "读完了，下一页";
    next.addEventListener("click", () => setState(keys, READ));
    document.documentElement.classList.add("cw-on-trail");
    addBar(article, active);
  }

  /** The slim bar that stays below the header: where one is, one page back, one on. */
  function addBar(article, active) {
    const bar = make("nav", "cw-trailbar");
    bar.setAttribute("aria-label", "这条路上的位置");
    const name = active.querySelector(".cw-trail-name");
    const where = makeLink("cw-trailbar-where", "", name.href);
    const [at, total] = active.querySelector(".cw-trail-where").lastChild.textContent.match(/\d+/g);
    const count = make("span", "cw-trailbar-count", `${at}／${total}`);
    count.setAttribute("aria-label", `第 ${at} 页，共 ${total} 页`);
    where.append(make("span", "cw-trailbar-name", name.textContent), count);
    const previous = active.querySelector(".cw-trail-previous");
    const next = active.querySelector(".cw-trail-next");
    if (previous) bar.append(makeLink("cw-trailbar-way", "上一页", previous.href));
    bar.append(where);
    if (pathOf(next.href) !== pathOf(name.href)) bar.append(makeLink("cw-trailbar-way", "下一页", next.href));
    article.prepend(bar);
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target) target.scrollIntoView();
  }

  function addMark(reading, keys) {
    const box = make("p", "cw-done");
    const button = makeButton("cw-done-button", "", () => {
      const isRead = button.getAttribute("aria-pressed") === "true";
      setState(isRead ? [here, ...keys] : keys, isRead ? "" : READ);
      show();
    });
    const word = make("span", "cw-done-note", isKept() ? "" : NOT_KEPT);
    box.append(button, word);
    reading.prepend(box);

    function show() {
      const { pages } = readStore();
      const isRead = pages[here] === READ || keys.every((key) => pages[key] === READ);
      button.setAttribute("aria-pressed", String(isRead));
      button.textContent = isRead ? "已读，点一下取消" : "标记为已读";
    }
    show();
    onReturn(show);
  }

  // ---- lists and the home page

  /** Say in a list of pages which are read, and how far one is with a course or a path. */
  function markLists(article) {
    const links = [...article.querySelectorAll("a.cw-library-link, a.cw-links-link")];
    const show = () => {
      const store = readStore();
      for (const link of links) {
        for (const old of link.querySelectorAll(".cw-seen")) old.remove();
        const key = keyOf(link.href);
        const trail = store.trails[key.replace(/\.html$/, "")];
        const { done, total } = trail ? sum(store, trail) : { done: 0, total: 0 };
        const words = done ? `已学 ${done}／${total}` : store.pages[key] === READ ? "已读" : "";
        if (words) link.append(make("span", "cw-seen", words));
      }
    };
    show();
    onReturn(show);
  }

  /** On the home page: go on where one stopped. */
  function offerResume(article) {
    const store = readStore();
    const trail = store.trails[store.last];
    if (!trail) return;
    const { done, total, next } = sum(store, trail);
    if (!next) return;
    const strip = make("section", "cw-resume");
    strip.setAttribute("aria-label", "接着学");
    const words = make("p", "cw-resume-words", "上次在学 ");
    words.append(
      makeLink("", trail.title, addressOf(`${store.last}.html`)),
      `，已学 ${done}／${total}`
    );
    strip.append(words, makeLink("cw-progress-go", `接着学：${next.title}`, onTrail(addressOf(next.key), store.last)));
    article.querySelector("h1").after(strip);
  }

  /** The page comes back from the browser's memory, or another tab has written. */
  function onReturn(show) {
    window.addEventListener("pageshow", (event) => event.persisted && show());
    window.addEventListener("storage", show);
    document.addEventListener("courseware:changed", show);
  }

  function start() {
    const article = document.querySelector(".md-content article");
    if (!article || !article.querySelector("h1")) return;
    const reading = article.querySelector(".cw-reading");
    followOrder(article);
    if (reading) followPage(article, reading);
    markLists(article);
    if (here === "index.html") offerResume(article);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
