// One answer in the words of SCORM 1.2's cmi.interactions (Run-Time Environment 1.2, 3.4.2.7).
//
// Letters are small, at most 255 characters on one line; a share between nothing and everything is told as a number.

var MOST_CHARACTERS = 255;
var MOST_WEIGHT = 100;

/**
 * @typedef {Object} Interaction
 * @property {string} type
 * @property {string[]} patterns  right answers, each of which is enough by itself
 * @property {string} response
 */

/** @param {Object} detail  of courseware:answered @returns {Interaction} */
function interactionOf(root, detail) {
  switch (detail.type) {
    case "single":
    case "multiple":
      return said("choice", [letters(detail.expected)], letters(detail.response));
    case "true-false":
      return said("true-false", [verdict(root, detail.expected)], verdict(root, detail.response));
    case "ordering":
      return said("sequencing", [letters(detail.expected)], letters(detail.response));
    case "matching":
      return said("matching", [pairs(detail.expected)], pairs(detail.response));
    case "blanks":
      return said("fill-in", wordings(root, detail), detail.response);
    case "short-answer":
      return said("fill-in", [detail.expected], detail.response);
    default:
      return said("performance", [detail.expected], detail.response);
  }
}

function said(type, patterns, response) {
  return { type: type, patterns: patterns.map(oneLine), response: oneLine(response) };
}

/** "A、C" and "C→A" → "a,c" and "c,a" */
function letters(told) {
  return told.split(/[、→]/).join(",").toLowerCase();
}

/** "1B 2-" → "1.b": what has been matched with nothing is left out. */
function pairs(told) {
  return told.split(" ")
    .filter(function (pair) { return /[A-Z]$/.test(pair); })
    .map(function (pair) { return pair.slice(0, -1) + "." + pair.slice(-1).toLowerCase(); })
    .join(",");
}

/** The first choice is 正确. */
function verdict(root, told) {
  if (!told) return "";
  return told === textOf(root.querySelector(".cw-question__choices label")) ? "t" : "f";
}

/** One gap has all its wordings; of several, the model answers stand in one pattern. */
function wordings(root, detail) {
  var gaps = all(root, ".cw-question__gap");
  return gaps.length === 1 ? JSON.parse(gaps[0].dataset.keys) : [detail.expected];
}

function oneLine(text) {
  var line = text.replace(/[\s\u0000-\u001f]+/g, " ").trim().slice(0, MOST_CHARACTERS);
  return line.replace(/[\ud800-\udbff]$/, ""); // half of a character that was cut in two
}

/** @param {number} share  0…1 */
function resultOf(share) {
  return share === 1 ? "correct" : share === 0 ? "wrong" : String(share);
}

/**
 * Tell the platform. What does not change with the answer is told once.
 * @param {Platform} platform
 * @param {number} place  index of the interaction
 * @param {{box: HTMLElement, root: HTMLElement, points: number, weight: number}} question
 * @param {{detail: Object, latency: number, isNew: boolean}} answer
 */
function report(platform, place, question, answer) {
  var name = "cmi.interactions." + place + ".";
  var interaction = interactionOf(question.root, answer.detail);
  if (answer.isNew) {
    if (!platform.set(name + "id", question.box.dataset.interaction)) return;
    platform.set(name + "type", interaction.type);
    if (question.box.dataset.objective) {
      platform.set(name + "objectives.0.id", question.box.dataset.objective);
    }
    interaction.patterns.forEach(function (pattern, number) {
      platform.set(name + "correct_responses." + number + ".pattern", pattern);
    });
    platform.set(name + "weighting", question.weight);
  }
  platform.set(name + "time", asClock(new Date()));
  platform.set(name + "student_response", interaction.response);
  platform.set(name + "result", resultOf(answer.detail.score));
  platform.set(name + "latency", asTimespan(answer.latency));
}
