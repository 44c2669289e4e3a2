// The bar of a page with several questions: how far one is, the next one, only the wrong ones, clear, print.

var UNKEPT_WORDS = "这个浏览器不让网页留存记录，关掉这一页，作答就没有了。";

/** @type {?{root: HTMLElement, count: HTMLElement, next: HTMLAnchorElement, wrong: HTMLButtonElement, note: HTMLElement}} */
var bar = null;
/** @type {?HTMLElement} the question somebody worked on last */
var lastRoot = null;

function addBar() {
  var questions = CoursewareQuestions.all();
  if (bar && document.contains(bar.root)) return showBar();
  bar = null;
  if (questions.length < 2) return;
  bar = {
    root: make("div", "cw-bar"),
    count: make("p", "cw-bar__count"),
    next: make("a", "cw-bar__next", "下一道没做的"),
    wrong: makeButton("cw-bar__wrong", "只看错题", function () {
      filter(bar.wrong.getAttribute("aria-pressed") !== "true");
    }),
    note: make("p", "cw-bar__note")
  };
  bar.root.setAttribute("role", "region");
  bar.root.setAttribute("aria-label", "本页进度");
  bar.count.setAttribute("role", "status");
  bar.note.setAttribute("role", "status");
  bar.wrong.setAttribute("aria-pressed", "false");
  bar.next.addEventListener("click", function () { filter(false); });
  var more = make("div", "cw-bar__more");
  more.id = "cw-bar-more";
  more.appendChild(bar.wrong);
  more.appendChild(makeButton("", "打印空白卷", function () { printPage("cw-print-blank"); }));
  more.appendChild(makeButton("", "打印带答案", function () { printPage("cw-print-key"); }));
  more.appendChild(makeButton("", "清除本页", function () {
    askBefore("清除这一页所有题目的作答和记录？清除后找不回来。", "清除", function () {
      clearPage();
      filter(false);
    });
  }));
  var toggle = makeButton("cw-bar__toggle", "更多", function () {
    var isOpen = bar.root.classList.toggle("is-open");
    toggle.setAttribute("aria-expanded", String(isOpen));
  });
  toggle.setAttribute("aria-expanded", "false");
  toggle.setAttribute("aria-controls", more.id);
  [bar.count, bar.next, toggle, more, bar.note].forEach(function (each) { bar.root.appendChild(each); });
  var last = questions[questions.length - 1].root;
  last.parentNode.insertBefore(bar.root, last.nextSibling);
  document.addEventListener("focusin", function (event) {
    lastRoot = event.target.closest(".cw-question") || lastRoot;
  });
  showBar();
}

function showBar() {
  if (!bar) return;
  var questions = CoursewareQuestions.all();
  var done = questions.filter(function (each) { return each.memory.s !== undefined; });
  var words = [
    "已答 " + done.length + "／" + questions.length,
    "得分 " + inPoints(sum(done, function (each) { return each.memory.s * each.points; })) + "／" +
      inPoints(sum(questions, function (each) { return each.points; }))
  ];
  if (bar.count.textContent !== words.join("，")) {
    bar.count.textContent = "";
    bar.count.appendChild(make("span", "", words[0] + "，"));
    bar.count.appendChild(make("span", "", words[1]));
  }
  var next = nextOpen(questions);
  bar.next.hidden = !next;
  if (next) bar.next.href = "#" + next.id;
  if (!isKept()) bar.note.textContent = UNKEPT_WORDS;
}

function sum(list, value) {
  return list.reduce(function (total, each) { return total + value(each); }, 0);
}

/** The first question nobody has answered below the one worked on last, or else from the top. */
function nextOpen(questions) {
  var open = questions.filter(function (each) { return each.memory.s === undefined; });
  var below = open.filter(function (each) {
    return lastRoot && lastRoot.compareDocumentPosition(each.root) & Node.DOCUMENT_POSITION_FOLLOWING;
  });
  return below[0] || open[0];
}

/** Show the wrong ones only, each below its heading and a part below its scene. */
function filter(isOn) {
  if (!bar) return;
  var wrong = CoursewareQuestions.all().filter(function (each) { return isWrong(each.memory); });
  if (isOn && !wrong.length) {
    bar.note.textContent = "这一页没有错题。";
    return;
  }
  bar.note.textContent = isOn ? "只显示 " + wrong.length + " 道错题，再按一次显示全部。" : isKept() ? "" : UNKEPT_WORDS;
  bar.wrong.setAttribute("aria-pressed", String(isOn));
  var kept = wrong.map(function (each) { return each.root; });
  all(document, ".cw-question").forEach(function (root) {
    var parts = (root.dataset.parts || "").split(" ");
    var isShown = !isOn || kept.indexOf(root) >= 0 ||
      wrong.some(function (each) { return parts.indexOf(each.id) >= 0; });
    [root, headingOf(root)].filter(Boolean).forEach(function (each) {
      each.classList.toggle("cw-is-elsewhere", !isShown);
    });
  });
}

function printPage(className) {
  document.documentElement.classList.add(className);
  window.addEventListener("afterprint", function tidy() {
    document.documentElement.classList.remove(className);
    window.removeEventListener("afterprint", tidy);
  });
  window.print();
}
