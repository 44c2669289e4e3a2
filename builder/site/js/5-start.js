// When what is shown. A theme that swaps pages without loading them says so through document$.

function showQuestions() {
  loadPage();
  addBar();
}

function showPage() {
  CoursewareQuestions.upgrade();
  addPanel();
}

document.addEventListener("courseware:changed", function (event) {
  if (event.target.dataset.id) saveQuestion(event.target);
  showBar();
});
document.addEventListener("courseware:ready", showQuestions);
window.addEventListener("storage", function (event) {
  if (event.key === STORE_KEY || event.key === null) showPanel();
});
// Back from a question to the overview: the browser may show the page as it was left.
window.addEventListener("pageshow", function (event) {
  if (event.persisted) showPanel();
});

if (CoursewareQuestions.all().length) showQuestions();
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", addPanel);
else addPanel();
if (window.document$) window.document$.subscribe(showPage);
