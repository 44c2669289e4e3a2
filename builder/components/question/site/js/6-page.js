// All questions of the page, and what the page may ask of them: window.CoursewareQuestions.

/** @type {Question[]} in page order, without scenarios */
var questions = [];
/** @type {{root: HTMLElement, parts: Question[], status: HTMLElement}[]} */
var scenes = [];

/** Make every question interactive that is not so yet, and say so when there was one. */
function upgrade() {
  var isAnyNew = Boolean(document.querySelector(".cw-question:not(.is-ready)"));
  questions = questions.filter(function (each) { return document.contains(each.root); });
  scenes = scenes.filter(function (each) { return document.contains(each.root); });
  all(document, ".cw-question:not(.is-ready)").forEach(function (root) {
    if (KINDS[root.dataset.type]) questions.push(makeQuestion(root));
  });
  all(document, ".cw-question[data-parts]:not(.is-ready)").forEach(function (root) {
    scenes.push(makeScene(root));
  });
  questions.sort(function (one, other) {
    return one.root.compareDocumentPosition(other.root) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
  if (isAnyNew) document.dispatchEvent(new CustomEvent("courseware:ready"));
}

/** A scenario is answered by its parts. */
function makeScene(root) {
  var scene = {
    root: root,
    parts: root.dataset.parts.split(" ").map(questionOf).filter(Boolean),
    status: make("p", "cw-question__scene-status")
  };
  scene.status.setAttribute("role", "status");
  root.appendChild(scene.status);
  showScene(scene);
  root.classList.add("is-ready");
  return scene;
}

function showScene(scene) {
  var done = scene.parts.filter(isAnswered);
  scene.status.textContent = done.length
    ? "小题已答 " + done.length + "／" + scene.parts.length + "，得 " + inPoints(earnedBy(done)) + "／" +
      inPoints(Number(scene.root.dataset.points)) + " 分"
    : "请做下面的 " + scene.parts.length + " 道小题。";
}

function questionOf(id) {
  return questions.filter(function (each) { return each.id === id; })[0];
}

function isAnswered(question) {
  return question.memory.s !== undefined;
}

function earnedBy(some) {
  return some.reduce(function (sum, each) { return sum + each.memory.s * each.points; }, 0);
}

/** Tell the page of a mark; @returns {Object} what was told */
function tellAnswered(question) {
  var memory = question.memory;
  var detail = {
    id: question.id,
    version: question.version,
    type: question.type,
    points: question.points,
    score: memory.s,
    correct: memory.s === 1,
    attempts: memory.n || 0,
    response: memory.a === undefined ? "" : question.kind.tell(question.root, memory.a),
    expected: question.kind.tell(question.root, question.kind.key(question.root))
  };
  dispatch(question.root, "courseware:answered", detail);
  scenes.forEach(function (scene) {
    if (scene.parts.indexOf(question) >= 0) tellScene(scene);
  });
  tellChanged(question.root);
  return detail;
}

/** A scenario's own event, once every part has been answered: it repeats what the parts earned. */
function tellScene(scene) {
  showScene(scene);
  if (!scene.parts.every(isAnswered)) return;
  var data = scene.root.dataset;
  var score = earnedBy(scene.parts) / Number(data.points);
  function join(tell) {
    return scene.parts.map(function (part, place) {
      return "（" + (place + 1) + "）" + tell(part);
    }).join("；");
  }
  dispatch(scene.root, "courseware:answered", {
    id: data.id,
    version: data.version,
    type: data.type,
    points: Number(data.points),
    score: Math.round(score * 10000) / 10000,
    correct: scene.parts.every(function (part) { return part.memory.s === 1; }),
    attempts: Math.max.apply(null, scene.parts.map(function (part) { return part.memory.n || 0; })),
    response: join(function (part) {
      return part.memory.a === undefined ? "" : part.kind.tell(part.root, part.memory.a);
    }),
    expected: join(function (part) { return part.kind.tell(part.root, part.kind.key(part.root)); })
  });
}

/** Something that ``save`` returns is different now. */
function tellChanged(element) {
  dispatch(element, "courseware:changed", null);
}

function dispatch(element, name, detail) {
  element.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: detail }));
}

/** What is remembered of the page's questions, by their ids; those nobody touched are left out. */
function save() {
  var memories = {};
  questions.forEach(function (each) {
    if (Object.keys(each.memory).length > 1) memories[each.id] = each.memory;
  });
  return JSON.stringify(memories);
}

/** Put back what ``save`` returned; an answer to another version of a question is not shown. */
function load(saved) {
  var memories = JSON.parse(saved);
  questions.forEach(function (each) {
    if (Object.prototype.hasOwnProperty.call(memories, each.id)) remember(each, memories[each.id]);
  });
  scenes.forEach(showScene);
}

function remember(question, memory) {
  // What the page opens with is no news: it is not read out.
  question.result.setAttribute("aria-live", "off");
  try {
    if (memory.v === question.version) restore(question, memory);
    else show(question, "is-asking", "这道题后来改过，上次的作答不算数，请重新做。");
  } catch (error) {
    forget(question); // a file that was edited by hand
  }
  setTimeout(function () { question.result.removeAttribute("aria-live"); }, 500);
}

function restore(question, memory) {
  question.memory = JSON.parse(JSON.stringify(memory));
  if (memory.a !== undefined) {
    question.kind.fill(question.root, memory.a);
    settle(question);
  } else if (memory.g) {
    show(question, "is-asking", "上次看过答案，还没有自己做出来。");
  } else if (memory.s !== undefined) {
    show(question, "is-asking", "上次得 " + inPoints(memory.s * question.points) + "／" +
      inPoints(question.points) + " 分，写的答案没有记下来。");
  }
  showHints(question);
  refresh(question);
}

/** As if nobody had ever answered. */
function forget(question) {
  if (question.isMarked) retry(question);
  question.memory = { v: question.version };
  question.kind.fill(question.root, question.untouched);
  question.result.className = "cw-question__result";
  question.result.textContent = "";
  showAnswers(question, false);
  showHints(question);
  refresh(question);
}

window.CoursewareQuestions = {
  upgrade: upgrade,
  save: save,
  load: load,
  /** Submit what is filled in. @param {HTMLElement} element @returns {?Object} what the event says, or null */
  mark: function (element) {
    var question = questionOf(element.dataset.id);
    return question && !question.isMarked ? submit(question) : null;
  },
  /** @returns {{root: HTMLElement, id: string, version: string, points: number, memory: Memory}[]} */
  all: function () { return questions; },
  /** Forget every answer of the page. */
  clear: function () {
    questions.forEach(forget);
    scenes.forEach(showScene);
    tellChanged(document.body);
  }
};

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", upgrade);
else upgrade();
