// The reader's record, in this browser's local storage: what is being read and what is read, by page and anchor, so that
// a page read on one path is read on every other. Where storage is refused everything works until the page is left.
// ``progress.js`` shows it.
(() => {
  "use strict";

  /**
   * @typedef {Object} Step
   * @property {string} key  page below the site's root, with its anchor
   * @property {string} title
   * @property {number} minutes  0 where the page does not say
   * @property {string} question  id of the question that the step is, or empty
   *
   * @typedef {Object} Store
   * @property {Object.<string, string>} pages  by key: READING or READ
   * @property {Object.<string, {title: string, steps: Step[]}>} trails  by the page of the course or path
   * @property {string} last  the trail followed last
   */

  const READING = "reading";
  const READ = "read";
  const ROOT = new URL("../", document.currentScript.src);
  // Two sites on one host keep two records.
  const KEY = `courseware-reading:${ROOT.pathname}`;
  const QUESTIONS_KEY = `courseware:${ROOT.pathname}`;

  /** @type {?Store} stands for the storage where that is refused */
  let unkept = null;

  // ---- the record

  /** @returns {Store} only what has the form of a record: somebody may have edited it */
  function cleaned(data) {
    const store = { pages: Object.create(null), trails: Object.create(null), last: "" };
    const { pages, trails, last } = Object(data);
    for (const [key, state] of Object.entries(Object(pages))) {
      if (state === READING || state === READ) store.pages[key] = state;
    }
    for (const [path, trail] of Object.entries(Object(trails))) {
      const steps = Object(trail).steps;
      if (!Array.isArray(steps) || !steps.every((step) => addressOf(Object(step).key))) continue;
      store.trails[path] = { title: String(trail.title), steps };
    }
    if (typeof last === "string") store.last = last;
    return store;
  }

  function readStore() {
    if (unkept) return unkept;
    try {
      return cleaned(JSON.parse(localStorage.getItem(KEY) || "{}"));
    } catch (error) {
      if (!(error instanceof SyntaxError)) unkept = cleaned({});
      return unkept || cleaned({});
    }
  }

  /** Read, change and write in one go: another tab may have written since. @param {function(Store): void} change */
  function changeStore(change) {
    const store = readStore();
    change(store);
    if (unkept) return;
    try {
      localStorage.setItem(KEY, JSON.stringify(store));
    } catch {
      unkept = store;
    }
  }

  /** What the questions' own script remembers, by id. */
  function answers() {
    try {
      return Object(Object(JSON.parse(localStorage.getItem(QUESTIONS_KEY) || "{}")).questions);
    } catch {
      return {};
    }
  }

  // ---- addresses

  /** Page below the site's root; empty for an address outside. @param {string} href */
  function pathOf(href) {
    const bare = href.split(/[?#]/)[0];
    if (!bare.startsWith(ROOT.href)) return "";
    const path = bare.slice(ROOT.href.length);
    return path === "" || path.endsWith("/") ? `${path}index.html` : path;
  }

  /** @param {string} key @returns {string} empty when it leads out of the site */
  function addressOf(key) {
    if (typeof key !== "string" || !key) return "";
    try {
      const href = new URL(key, ROOT).href;
      return href.startsWith(ROOT.href) ? href : "";
    } catch {
      return "";
    }
  }

  function keyOf(href) {
    return pathOf(href) + new URL(href).hash;
  }

  // ---- states

  /** @param {Store} store @param {Step} step */
  function stateOf(store, step, answered) {
    const page = step.key.split("#")[0];
    if (store.pages[step.key] === READ || store.pages[page] === READ) return READ;
    if (step.question && Object(answered[step.question]).s !== undefined) return READ;
    return store.pages[step.key] || "";
  }

  function sum(store, trail) {
    const answered = answers();
    const open = trail.steps.filter((step) => stateOf(store, step, answered) !== READ);
    const asked = trail.steps.filter((step) => step.question);
    const known = asked.filter((step) => Object(answered[step.question]).s !== undefined);
    return {
      total: trail.steps.length,
      done: trail.steps.length - open.length,
      minutes: open.reduce((minutes, step) => minutes + (Number(step.minutes) || 0), 0),
      next: open[0] || null,
      asked: asked.length,
      known: known.length,
      right: known.filter((step) => answered[step.question].s >= 1).length
    };
  }

  function setState(keys, state) {
    changeStore((store) => {
      for (const key of keys) {
        if (state) store.pages[key] = state;
        else delete store.pages[key];
      }
    });
  }

  /** Whether what is written outlives the page. */
  function isKept() {
    if (!unkept) readStore();
    return !unkept;
  }

  /** @returns {Store} a copy of the record, to go back to */
  function copyStore() {
    return cleaned(JSON.parse(JSON.stringify(readStore())));
  }

  window.CoursewareReading = Object.freeze({
    READING, READ, readStore, changeStore, copyStore, isKept, answers, pathOf, keyOf, addressOf, stateOf, sum, setState
  });
})();
