// One question on the page: its buttons, its result, and what is remembered of it.

/**
 * What is remembered, in keys short enough for a course's record.
 * @typedef {Object} Memory
 * @property {string} v  content version that was answered
 * @property {Answer} [a]  the answer submitted last
 * @property {number} [s]  what it earned, 0…1
 * @property {number} [n]  submissions
 * @property {number} [w]  of them, those that did not earn everything; looking the answer up counts as one
 * @property {number} [h]  hints shown
 * @property {number} [g]  1 when the answer has been looked up before it was found
 *
 * @typedef {Object} Question
 * @property {HTMLElement} root
 * @property {string} id
 * @property {string} type
 * @property {string} version
 * @property {number} points
 * @property {Kind} kind
 * @property {Answer} untouched  what it is before anybody answers
 * @property {Memory} memory
 * @property {boolean} isMarked  its marks are on show and its controls at rest
 * @property {boolean} isWarned  it has been said what is missing; the next press submits all the same
 */

/** @returns {Question} */
function makeQuestion(root) {
  var question = {
    root: root,
    id: root.dataset.id,
    type: root.dataset.type,
    version: root.dataset.version,
    points: Number(root.dataset.points),
    kind: KINDS[root.dataset.type],
    memory: { v: root.dataset.version },
    isMarked: false,
    isWarned: false
  };
  if (question.kind.prepare) question.kind.prepare(root);
  question.untouched = question.kind.read(root);
  question.answers = root.querySelector(".cw-question__answers");
  question.hints = root.querySelector(".cw-question__hints");
  addButtons(question);
  root.addEventListener("input", function () { onInput(question); });
  root.addEventListener("change", function (event) {
    if (question.isMarked && question.answers.contains(event.target)) onTick(question);
    else onInput(question);
  });
  showAnswers(question, false);
  showHints(question);
  refresh(question);
  root.classList.add("is-ready");
  return question;
}

function addButtons(question) {
  var actions = make("div", "cw-question__actions");
  question.submit = makeButton("cw-question__submit", "提交", function () {
    if (question.isMarked) retry(question);
    else submit(question);
  });
  question.reveal = makeButton("cw-question__reveal", "看答案", function () { toggleAnswers(question); });
  actions.appendChild(question.submit);
  if (question.hints) {
    question.hint = makeButton("cw-question__hint", "", function () { nextHint(question); });
    question.hints.querySelector("ul, ol").setAttribute("aria-live", "polite");
    actions.appendChild(question.hint);
  }
  actions.appendChild(question.reveal);
  question.result = make("div", "cw-question__result");
  question.result.setAttribute("role", "status");
  var next = question.hints || question.answers;
  question.root.insertBefore(actions, next);
  question.root.insertBefore(question.result, next);
}

function onInput(question) {
  question.isWarned = false;
  refresh(question);
}

/** The learner marks a short answer, point by point. */
function onTick(question) {
  question.memory.a = question.kind.read(question.root);
  settle(question);
  tellAnswered(question);
}

/** The button looks pressable once there is something to submit; it always answers. */
function refresh(question) {
  var lacking = question.kind.lacks(question.root, question.kind.read(question.root));
  var isIdle = !question.isMarked && Boolean(lacking && lacking.isEmpty);
  question.submit.setAttribute("aria-disabled", String(isIdle));
}

/** @returns {?Object} what was told, or null where something is missing */
function submit(question) {
  var answer = question.kind.read(question.root);
  var lacking = question.kind.lacks(question.root, answer);
  if (lacking && (lacking.isEmpty || !question.isWarned)) {
    question.isWarned = !lacking.isEmpty;
    show(question, "is-asking", lacking.isEmpty ? lacking.words : lacking.words + "再按一次提交，就按空着算。");
    return null;
  }
  var memory = question.memory;
  memory.a = answer;
  memory.n = (memory.n || 0) + 1;
  settle(question);
  if (memory.s < 1 && question.type !== "short-answer") memory.w = (memory.w || 0) + 1;
  return tellAnswered(question);
}

/** Mark the answer that is filled in, and let its controls rest. */
function settle(question) {
  var root = question.root;
  var answer = question.memory.a;
  var parts = question.kind.parts(root, answer);
  var share = question.kind.share ? question.kind.share(root, answer) : meanShare(parts);
  question.memory.s = Math.round(share * 10000) / 10000;
  question.isMarked = true;
  question.isWarned = false;
  clearMarks(root);
  parts.forEach(markPart);
  rest(question, true);
  question.submit.textContent = share === 1 ? "再做一遍" : "再试一次";
  if (question.type === "short-answer") showAnswers(question, true);
  showVerdict(question);
  refresh(question);
}

/** The answer stays, its marks go. */
function retry(question) {
  question.isMarked = false;
  clearMarks(question.root);
  rest(question, false);
  showAnswers(question, false);
  question.submit.textContent = "提交";
  if (question.type === "short-answer") {
    ticks(question.root).forEach(function (box) { box.checked = false; });
  }
  show(question, "is-asking", "上次的答案还在，改好了再提交。");
  refresh(question);
}

function rest(question, isResting) {
  all(question.root, "input, select, textarea, .cw-question__move").forEach(function (control) {
    if (question.answers.contains(control)) {
      // Marking points are ticked beside an answer; one who only looked them up has none.
      control.disabled = !isResting || question.memory.a === undefined;
    } else if (control.matches("textarea, input:not([type=radio]):not([type=checkbox])")) {
      control.readOnly = isResting;
    } else {
      control.disabled = isResting;
    }
  });
}

function toggleAnswers(question) {
  var isOpening = question.answers.hidden;
  showAnswers(question, isOpening);
  if (!isOpening) return;
  var memory = question.memory;
  if (memory.s === 1 || (question.type === "short-answer" && question.isMarked)) return;
  if (!memory.g || memory.s === undefined) {
    memory.g = 1;
    memory.w = (memory.w || 0) + 1;
    if (memory.s === undefined) memory.s = 0;
  }
  if (!question.isMarked) {
    question.isMarked = true;
    rest(question, true);
    question.submit.textContent = "再试一次";
  }
  show(question, "is-asking", "答案和解析在下面。看明白了，再自己做一次。");
  refresh(question);
  tellAnswered(question);
}

function showAnswers(question, isOpen) {
  question.answers.hidden = !isOpen;
  question.answers.open = isOpen;
  question.reveal.textContent = isOpen ? "收起答案" : "看答案";
  question.reveal.setAttribute("aria-expanded", String(isOpen));
}

function nextHint(question) {
  if ((question.memory.h || 0) >= hintLines(question).length) return;
  question.memory.h = (question.memory.h || 0) + 1;
  showHints(question);
  tellChanged(question.root);
}

function showHints(question) {
  if (!question.hints) return;
  var lines = hintLines(question);
  var shown = Math.min(question.memory.h || 0, lines.length);
  // The list stays in place while it is empty: only then is a new line read out.
  question.hints.open = true;
  lines.forEach(function (line, place) { line.hidden = place >= shown; });
  question.hints.classList.toggle("is-empty", !shown);
  var left = lines.length - shown;
  var count = lines.length > 1 ? "（" + shown + "／" + lines.length + "）" : "";
  question.hint.textContent = (left ? "看提示" : "提示看完了") + (left ? count : "");
  question.hint.setAttribute("aria-disabled", String(!left));
}

function hintLines(question) {
  return all(question.hints, "li");
}

// Marks and verdict: a sign and words, never a colour alone.

function markPart(part) {
  var mark = make("span", "cw-question__mark " + toneOf(part.share));
  mark.appendChild(signOf(part.share));
  mark.appendChild(document.createTextNode(
    part.share === 1 ? " 对" : part.share > 0 ? " 对了一部分" : " 不对"
  ));
  part.place.appendChild(mark);
  if (part.control && part.share < 1) part.control.setAttribute("aria-invalid", "true");
}

function clearMarks(root) {
  all(root, ".cw-question__mark").forEach(function (mark) { mark.parentNode.removeChild(mark); });
  all(root, "[aria-invalid]").forEach(function (each) { each.removeAttribute("aria-invalid"); });
}

function toneOf(share) {
  return share === 1 ? "is-right" : share > 0 ? "is-part" : "is-wrong";
}

function signOf(share) {
  var sign = make("span", "cw-question__sign", share === 1 ? "✓" : share > 0 ? "△" : "✗");
  sign.setAttribute("aria-hidden", "true");
  return sign;
}

function showVerdict(question) {
  var memory = question.memory;
  var earned = "得 " + inPoints(memory.s * question.points) + "／" + inPoints(question.points) + " 分";
  var isOwn = question.type === "short-answer" && memory.s < 1;
  var words = isOwn ? "对照参考答案，做到一点勾一点（" + earned + "）"
    : memory.s === 1 ? "答对了" : memory.s > 0 ? "部分正确（" + earned + "）" : "还不对";
  show(question, isOwn ? "is-part" : toneOf(memory.s), words, isOwn ? null : signOf(memory.s));
  var facts = [];
  if (memory.s === 0 || memory.s === 1) facts.push(earned);
  if (question.type === "multiple" && memory.s < 1) facts.push(missOf(memory));
  if (memory.n > 1) facts.push("第 " + memory.n + " 次提交");
  if (memory.g) facts.push("看过答案");
  if (facts.length && !isOwn) {
    var verdict = question.result.firstChild;
    verdict.appendChild(document.createTextNode(" "));
    verdict.appendChild(make("span", "cw-question__facts", facts.join("，")));
  }
  addFeedback(question);
  if (memory.s === 1 && question.type !== "short-answer") addExplanation(question);
}

function missOf(memory) {
  return memory.s > 0 ? "还有没选到的" : "选了不该选的，整题不得分";
}

/** What the chosen options have to say. */
function addFeedback(question) {
  var lines = all(question.answers, ".cw-question__feedback > li").filter(function (line) {
    return question.kind === CHOICES && question.memory.a.indexOf(letterOf(line)) >= 0;
  });
  if (!lines.length) return;
  var list = make("ul", "cw-question__feedback");
  lines.forEach(function (line) { list.appendChild(copyOf(line)); });
  question.result.appendChild(list);
}

function addExplanation(question) {
  var explanation = question.answers.querySelector(".cw-question__explanation");
  if (explanation) question.result.appendChild(copyOf(explanation));
}

function show(question, tone, words, sign) {
  var line = make("p", "cw-question__verdict");
  if (sign) line.appendChild(sign);
  line.appendChild(document.createTextNode(sign ? " " + words : words));
  question.result.className = "cw-question__result " + tone;
  question.result.textContent = "";
  question.result.appendChild(line);
}
