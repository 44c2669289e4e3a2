// What the learner sees of it: the line about the platform, the bar, the result.

/** @returns {Object} the page's own parts */
function makeView(main, quiz) {
  var view = {
    platform: main.querySelector(".quiz__platform"),
    count: make("p", "quiz__count"),
    handIn: makeButton("quiz__hand-in", "交卷", function () { handIn(quiz, view); }),
    next: makeButton("quiz__next", "下一道没做的", function () { goToNext(quiz, view); }),
    result: make("section", "quiz__result"),
    visited: -1,
    isWarned: false
  };
  view.result.tabIndex = -1;
  view.result.setAttribute("aria-label", "结果");
  view.result.hidden = true;
  main.appendChild(view.result);
  view.count.setAttribute("role", "status");
  var bar = make("div", "quiz__bar");
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", "进度");
  var room = make("div", "quiz__bar-room");
  [view.count, view.next, view.handIn].forEach(function (each) { room.appendChild(each); });
  bar.appendChild(room);
  document.body.appendChild(bar);
  return view;
}

function showPlatform(quiz, view, isKept) {
  var limit = inPoints(quiz.mastery) + " 分（百分制）及格";
  view.platform.textContent =
    !quiz.platform ? limit + "。没有连上学习平台，只当自测：成绩不上报，关掉页面就没有了。"
    : quiz.isWatching ? limit + "。现在只是查看，再作答不记成绩。"
    : isKept ? limit + "。成绩报给学习平台；没做完可以离开，下次接着做。"
    : "学习平台没有收下这次的成绩（代码 " + (quiz.platform.error() || "–") + "），离开前请截图留底。";
}

function show(quiz, view) {
  var done = quiz.asked.filter(isAnswered).length;
  view.isWarned = false;
  view.count.textContent = "已答 " + done + "／" + quiz.asked.length + "，得分 " +
    inPoints(earned(quiz)) + "／" + inPoints(total(quiz));
  view.next.hidden = done === quiz.asked.length;
  view.handIn.textContent = quiz.isOver ? "看结果" : "交卷";
  view.result.hidden = !quiz.isOver;
  if (quiz.isOver) showResult(quiz, view);
}

function showResult(quiz, view) {
  var isPassed = score(quiz) >= quiz.mastery;
  var result = view.result;
  result.className = "quiz__result " + (isPassed ? "is-passed" : "is-failed");
  result.textContent = "";
  result.appendChild(make("h2", "", inPoints(score(quiz)) + " 分，" + (isPassed ? "及格" : "没有及格")));
  result.appendChild(make("p", "", factsOf(quiz).join("；") + "。"));
  var missed = quiz.asked.filter(function (each) { return each.share !== 1; });
  result.appendChild(make("p", "", missed.length ? "没有全对的 " + missed.length + " 题：" : "每题都对。"));
  if (missed.length) {
    var list = make("ul");
    missed.forEach(function (each) { list.appendChild(missedLine(each)); });
    result.appendChild(list);
  }
  if (!quiz.isWatching) {
    result.appendChild(makeButton("quiz__again", "全部重做", function () {
      startAgain(quiz);
      window.scrollTo(0, 0);
    }));
  }
}

function factsOf(quiz) {
  var facts = [
    "得 " + inPoints(earned(quiz)) + "／" + inPoints(total(quiz)) + " 分",
    inPoints(quiz.mastery) + " 分（百分制）及格"
  ];
  var own = quiz.asked.filter(function (each) { return each.root.dataset.type === "short-answer"; });
  if (own.length) {
    var points = own.reduce(function (sum, each) { return sum + each.points; }, 0);
    facts.push("其中简答 " + inPoints(points) + " 分是自己打的");
  }
  if (quiz.platform && quiz.hasPassed && score(quiz) < quiz.least) {
    facts.push("平台上保留及格那次的 " + inPoints(quiz.least) + " 分");
  }
  return facts;
}

function missedLine(question) {
  var link = make("a", "", question.name);
  link.href = "#" + question.box.id;
  var words = !isAnswered(question) ? "没做"
    : "得 " + inPoints(question.share * question.points) + "／" + inPoints(question.points) + " 分" +
      (question.isClosed ? "，看过答案" : "");
  var line = make("li");
  line.appendChild(link);
  line.appendChild(document.createTextNode("　" + words));
  return line;
}

function handIn(quiz, view) {
  var left = quiz.asked.filter(function (each) { return !isAnswered(each); }).length;
  if (!quiz.isOver && left && !view.isWarned) {
    view.count.textContent = "还有 " + left + " 题没做。再按一次交卷，没做的就不得分。";
    view.isWarned = true;
    return;
  }
  quiz.isOver = true;
  keep(quiz, view);
  view.result.focus();
  view.result.scrollIntoView();
}

/** From the question one was led to last, then from the top again. */
function goToNext(quiz, view) {
  var places = quiz.asked
    .map(function (each, place) { return isAnswered(each) ? -1 : place; })
    .filter(function (place) { return place >= 0; });
  view.visited = places.filter(function (place) { return place > view.visited; })[0];
  if (view.visited === undefined) view.visited = places[0];
  var box = quiz.asked[view.visited].box;
  box.tabIndex = -1;
  box.focus();
  box.scrollIntoView();
}

function keep(quiz, view) {
  showPlatform(quiz, view, store(quiz));
  show(quiz, view);
}

function begin() {
  document.removeEventListener("courseware:ready", begin);
  var main = document.querySelector("main");
  var quiz = makeQuiz(main);
  var view = makeView(main, quiz);
  keep(quiz, view);
  document.addEventListener("courseware:answered", function (event) { take(quiz, event.detail); });
  document.addEventListener("courseware:changed", function () { keep(quiz, view); });
  if (!quiz.platform) return;
  window.addEventListener("beforeunload", function () { store(quiz); });
  window.addEventListener("pagehide", function () {
    store(quiz);
    quiz.platform.finish();
  });
  // A page that comes back from the browser's memory has finished: it begins anew.
  window.addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });
}

document.addEventListener("courseware:ready", begin);
