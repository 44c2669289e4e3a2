// The paper as a whole: its score and status, what the platform is told of it, and where it goes on after a break.

/**
 * @typedef {Object} Asked  a question with an answer of its own; a scenario has none
 * @property {HTMLElement} root
 * @property {HTMLElement} box  around the question and its heading
 * @property {string} id
 * @property {string} version
 * @property {string} name
 * @property {number} points
 * @property {number} weight  its points, or in proportion to them where a platform takes no more than 100
 * @property {function(): Object} memory  as the questions' script remembers it
 * @property {number} [share]  that counts, 0…1; none before it is answered
 * @property {boolean} isClosed  its answer has been looked up: nothing that comes later counts
 *
 * @typedef {Object} Quiz
 * @property {?Platform} platform
 * @property {boolean} isWatching  the platform shows what was done and takes nothing
 * @property {boolean} hasInteractions  the platform takes single answers
 * @property {Asked[]} asked  in page order
 * @property {string[]} order  ids of the questions that the platform has heard of, by their interaction
 * @property {number} base  index of the first of those interactions
 * @property {number} mastery  0…100
 * @property {boolean} isOver  everything is answered, or the paper has been handed in
 * @property {boolean} hasPassed  which nobody loses again
 * @property {boolean} isScored  the platform has a score: before the first answer, many take 0 points for a failure
 * @property {number} least  what the platform may be told at least: the score that passed
 * @property {number} began  of the session, in milliseconds
 * @property {number} since  of what is being answered
 */

/** @returns {Quiz} */
function makeQuiz(main) {
  var asked = window.CoursewareQuestions.all().map(makeAsked);
  var most = asked.reduce(function (found, each) { return Math.max(found, each.points); }, MOST_WEIGHT);
  asked.forEach(function (each) { each.weight = rounded(each.points * MOST_WEIGHT / most); });
  var now = Date.now();
  var quiz = {
    platform: connect(), isWatching: false, hasInteractions: false,
    asked: asked, order: [], base: 0,
    mastery: Number(main.dataset.mastery), isOver: false, hasPassed: false,
    isScored: false, least: 0,
    began: now, since: now
  };
  if (quiz.platform) resume(quiz, quiz.platform);
  return quiz;
}

function makeAsked(question) {
  var box = question.root.parentNode;
  return {
    root: question.root, box: box, id: question.id, version: question.version,
    name: textOf(box.querySelector("h2, h3")), points: question.points,
    memory: function () { return question.memory; },
    share: undefined, isClosed: false
  };
}

/** Go on from what the platform has kept. */
function resume(quiz, platform) {
  var mode = platform.get("cmi.core.lesson_mode");
  quiz.isWatching = mode === "review" || mode === "browse";
  var mastery = platform.get("cmi.student_data.mastery_score");
  if (mastery !== "" && isFinite(mastery)) quiz.mastery = Number(mastery);
  quiz.hasPassed = platform.get("cmi.core.lesson_status") === "passed";
  if (quiz.hasPassed) quiz.least = Number(platform.get("cmi.core.score.raw")) || 0;
  var progress = unpack(platform.get("cmi.suspend_data"), quiz.asked);
  putBack(quiz, progress);
  var count = platform.get("cmi.interactions._count");
  quiz.hasInteractions = count !== "";
  // A platform that has forgotten its interactions starts anew, and so do ours.
  if (progress.order && progress.order.length <= Number(count)) quiz.order = progress.order;
  quiz.base = Number(count) - quiz.order.length;
  if (quiz.isWatching) return;
  if (!quiz.hasPassed && !quiz.isOver) platform.set("cmi.core.lesson_status", "incomplete");
  platform.set("cmi.core.score.min", 0);
  platform.set("cmi.core.score.max", 100);
}

function putBack(quiz, progress) {
  var memories = {};
  quiz.asked.forEach(function (each) {
    var kept = progress.kept["#" + each.id];
    if (kept) memories[each.id] = kept.memory;
  });
  window.CoursewareQuestions.load(JSON.stringify(memories));
  quiz.asked.forEach(function (each) {
    // What the questions' script did not take back, of an older version above all, does not count.
    if (each.memory().s === undefined) return;
    each.share = progress.kept["#" + each.id].share;
    each.isClosed = Boolean(each.memory().g);
  });
  quiz.isOver = progress.isOver;
  quiz.isScored = quiz.asked.some(isAnswered);
}

/** @param {Object} detail  of courseware:answered */
function take(quiz, detail) {
  var question = quiz.asked.filter(function (each) { return each.id === detail.id; })[0];
  if (!question || question.isClosed) return; // a scenario repeats its parts
  question.share = detail.score;
  question.isClosed = Boolean(question.memory().g);
  var now = Date.now();
  if (quiz.platform && quiz.hasInteractions && !quiz.isWatching) {
    var isNew = quiz.order.indexOf(question.id) < 0;
    if (isNew) quiz.order.push(question.id);
    report(quiz.platform, quiz.base + quiz.order.indexOf(question.id), question, {
      detail: detail, latency: now - quiz.since, isNew: isNew
    });
  }
  quiz.since = now;
  quiz.isScored = true;
  if (quiz.asked.every(isAnswered)) quiz.isOver = true;
}

function isAnswered(question) {
  return question.share !== undefined;
}

function earned(quiz) {
  return quiz.asked.reduce(function (sum, each) { return sum + (each.share || 0) * each.points; }, 0);
}

function total(quiz) {
  return quiz.asked.reduce(function (sum, each) { return sum + each.points; }, 0);
}

/** @returns {number} 0…100 */
function score(quiz) {
  return rounded(100 * earned(quiz) / total(quiz));
}

function rounded(number) {
  return Math.round(number * 100) / 100;
}

/** Tell the platform how far one is; @returns {boolean} whether it took everything */
function store(quiz) {
  var platform = quiz.platform;
  if (!platform || quiz.isWatching) return true;
  if (quiz.isOver && score(quiz) >= quiz.mastery) quiz.hasPassed = true;
  if (quiz.isOver && quiz.hasPassed) quiz.least = Math.max(quiz.least, score(quiz));
  var status = quiz.hasPassed ? "passed" : quiz.isOver ? "failed" : "incomplete";
  var scored = quiz.isScored || quiz.isOver
    ? [["cmi.core.score.raw", Math.max(quiz.least, score(quiz))]] : [];
  var facts = scored.concat([
    ["cmi.suspend_data", pack(quiz.asked, quiz.order, quiz.isOver)],
    ["cmi.core.lesson_status", status],
    ["cmi.core.session_time", asTimespan(Date.now() - quiz.began)],
    ["cmi.core.exit", quiz.isOver ? "" : "suspend"]
  ]);
  return facts
    .map(function (fact) { return platform.set(fact[0], fact[1]); })
    .concat(platform.commit())
    .every(Boolean);
}

/** Do it all again; what the platform has heard of the first time stays with it. */
function startAgain(quiz) {
  quiz.base += quiz.order.length;
  quiz.order = [];
  quiz.isOver = false;
  quiz.since = Date.now();
  quiz.asked.forEach(function (each) {
    each.share = undefined;
    each.isClosed = false;
  });
  window.CoursewareQuestions.clear();
}
