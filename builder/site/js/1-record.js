// The learner's record, in this browser's local storage: what is remembered of each question, and of each page of
// questions what the overview needs to know. Where storage is refused everything works until the page is left.

/**
 * @typedef {Object} Page
 * @property {string} title
 * @property {Array} questions  [id, version, points, name] each
 *
 * @typedef {Object} Store
 * @property {Object.<string, Object>} questions  by id: what the widget's ``save`` returns
 * @property {Object.<string, Page>} pages  by their path below the site's root
 */

/** Where the site begins, over http, below a path, or in a folder. */
var ROOT = new URL("../../", document.currentScript.src);
// Two sites on one host keep two records.
var STORE_KEY = "courseware:" + ROOT.pathname;
var FORMAT = "courseware-questions";

/** @type {?Store} stands for the storage where that is refused */
var unkept = null;

/** @returns {Store} */
function readStore() {
  if (unkept) return unkept;
  try {
    return cleanStore(JSON.parse(localStorage.getItem(STORE_KEY) || "{}"));
  } catch (error) {
    if (!(error instanceof SyntaxError)) unkept = cleanStore({});
    return unkept || cleanStore({});
  }
}

/** Read, change and write in one go: another tab may have written since. @param {function(Store): void} change */
function changeStore(change) {
  var store = readStore();
  change(store);
  if (unkept) return;
  try {
    localStorage.setItem(STORE_KEY, JSON.stringify(store));
  } catch (error) {
    unkept = store;
  }
}

function isKept() {
  if (!unkept) readStore();
  return !unkept;
}

/** Only what has the form of a record: a file may have been edited. @returns {Store} */
function cleanStore(data) {
  var store = { questions: Object.create(null), pages: Object.create(null) };
  var questions = Object(data.questions);
  var pages = Object(data.pages);
  Object.keys(questions).forEach(function (id) {
    if (isMemory(questions[id])) store.questions[id] = questions[id];
  });
  Object.keys(pages).forEach(function (path) {
    var page = Object(pages[path]);
    if (!Array.isArray(page.questions) || !addressOf(path)) return;
    store.pages[path] = { title: String(page.title), questions: page.questions.filter(isLine) };
  });
  return store;
}

function isMemory(value) {
  return Object(value) === value && typeof value.v === "string" &&
    ["s", "n", "w", "h", "g"].every(function (key) { return value[key] === undefined || value[key] >= 0; });
}

function isLine(line) {
  return Array.isArray(line) && line.length === 4 && typeof line[0] === "string" && line[2] > 0;
}

/** Address of a path of the record; empty when it leads out of the site. */
function addressOf(path) {
  var href = new URL(path, ROOT).href;
  return href.indexOf(ROOT.href) === 0 ? href : "";
}

/** This page's path below the site's root. */
function pathOfPage() {
  return location.href.split("#")[0].split("?")[0].slice(ROOT.href.length);
}

/** Whether a question belongs into the wrong-answer book. */
function isWrong(memory) {
  return memory.s < 1 || memory.w > 0;
}

function describePage() {
  var title = document.querySelector("h1");
  return {
    title: title ? headingText(title) : document.title,
    questions: CoursewareQuestions.all().map(function (each) {
      var heading = headingOf(each.root);
      return [each.id, each.version, each.points, heading ? headingText(heading) : each.id];
    })
  };
}

function headingOf(root) {
  var before = root.previousElementSibling;
  return before && /^H[1-6]$/.test(before.tagName) ? before : null;
}

function headingText(heading) {
  var copy = heading.cloneNode(true);
  all(copy, ".headerlink").forEach(function (link) { link.parentNode.removeChild(link); });
  return textOf(copy);
}

/** Put the record's answers into the page. */
function loadPage() {
  var store = readStore();
  CoursewareQuestions.load(JSON.stringify(store.questions));
  var path = pathOfPage();
  if (path in store.pages && JSON.stringify(store.pages[path]) !== JSON.stringify(describePage())) {
    changeStore(function (fresh) { fresh.pages[path] = describePage(); });
  }
}

/** Keep what has changed in one question, and nothing else: the page may be open twice. */
function saveQuestion(root) {
  var memory = JSON.parse(CoursewareQuestions.save())[root.dataset.id];
  if (!memory) return;
  changeStore(function (store) {
    store.questions[root.dataset.id] = memory;
    store.pages[pathOfPage()] = describePage();
  });
}

function clearPage() {
  CoursewareQuestions.clear();
  changeStore(function (store) {
    CoursewareQuestions.all().forEach(function (each) { delete store.questions[each.id]; });
    delete store.pages[pathOfPage()];
  });
}

/** The record as a file. */
function exportStore() {
  var store = readStore();
  var data = { format: FORMAT, version: 1, questions: store.questions, pages: store.pages };
  var link = make("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(data, null, 1)], { type: "application/json" }));
  link.download = "zice-jilu.json";
  link.click();
  setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
}

/** Add a file's record to this one; of a question in both the file's counts. @returns {number} questions, -1 for no record */
function importStore(text) {
  var data;
  try {
    data = Object(JSON.parse(text));
  } catch (error) {
    return -1;
  }
  if (data.format !== FORMAT) return -1;
  var read = cleanStore(data);
  changeStore(function (store) {
    Object.keys(read.questions).forEach(function (id) { store.questions[id] = read.questions[id]; });
    Object.keys(read.pages).forEach(function (path) { store.pages[path] = read.pages[path]; });
  });
  return Object.keys(read.questions).length;
}
