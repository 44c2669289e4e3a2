// What an answer is worth, after the table in builder/model/quiz.py. None of it needs a page.

var SPACED_HAN = /\s*([\u2e80-\u9fff\uf900-\ufaff])\s*/g;

/**
 * A text as it is compared: case, full or half width, and spaces at its ends, doubled inside or beside Chinese
 * characters (16点 for 16 点) do not matter.
 * @param {string} text
 * @returns {string}
 */
function comparable(text) {
  return text.normalize("NFKC").toLowerCase().replace(SPACED_HAN, "$1").replace(/\s+/g, " ").trim();
}

/**
 * @param {string} text
 * @param {string[]} accepted
 * @returns {boolean}
 */
function isWording(text, accepted) {
  return accepted.some(function (each) { return comparable(each) === comparable(text); });
}

/**
 * 3, 3.0 and ３ are one number.
 * @param {string} text
 * @param {string[]} accepted
 * @returns {boolean}
 */
function isNumber(text, accepted) {
  var typed = comparable(text);
  return typed !== "" && accepted.some(function (each) { return Number(each) === Number(typed); });
}

/**
 * A date or time by its numbers: browsers write 2026-11-23T15:00, authors 2026-11-23 15:00, and where there is no
 * picker people type 2026/11/23 9:05. Seconds that nobody asked for are left out.
 * @param {string} text
 * @param {string[]} accepted
 * @returns {boolean}
 */
function isMoment(text, accepted) {
  var typed = numbersIn(text);
  return accepted.some(function (each) {
    var wanted = numbersIn(each);
    return typed.slice(0, wanted.length).join(" ") === wanted.join(" ");
  });
}

function numbersIn(text) {
  return (comparable(text).match(/\d+/g) || []).map(Number);
}

/**
 * Every right option an equal share, one wrong option and nothing is earned.
 * @param {string[]} chosen
 * @param {string[]} right
 * @returns {number} 0…1
 */
function shareOfOptions(chosen, right) {
  var isAnyWrong = chosen.some(function (each) { return right.indexOf(each) < 0; });
  return isAnyWrong ? 0 : chosen.length / right.length;
}

/**
 * Equal shares of several parts.
 * @param {{share: number}[]} parts
 * @returns {number} 0…1
 */
function meanShare(parts) {
  var sum = parts.reduce(function (total, part) { return total + part.share; }, 0);
  return parts.length ? sum / parts.length : 0;
}
