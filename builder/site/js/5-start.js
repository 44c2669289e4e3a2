// When what is shown. A theme that swaps pages without loading them says so through document$.

function start() {
  if (CoursewareQuestions.all().length) {
    loadPage();
    addBar();
  }
  addPanel();
}

document.addEventListener("courseware:changed", function () {
  savePage();
  showBar();
});
document.addEventListener("courseware:ready", start);
window.addEventListener("storage", function (event) {
  if (event.key === STORE_KEY || event.key === null) showPanel();
});
// Back from a question to the overview: the browser may show the page as it was left.
window.addEventListener("pageshow", function (event) {
  if (event.persisted) showPanel();
});

if (document.readyState !== "loading") start();
if (window.document$) window.document$.subscribe(CoursewareQuestions.upgrade);
