// What goes on after a break: cmi.suspend_data, at most 4,096 characters.
//
// {"p": "com-", "q": [["001", "ab12", "B", 1, 1], …], "f": 1}
//   p  what all ids begin with   f  1 when the paper has been handed in
//   q  in the order of their interactions; behind the rest of the id: four digits of the version, the answer (0 where
//      there was no room for it), the share earned, submissions, hints shown, 1 when it has been looked up, and the share
//      that counts then. Zeros at the end are left out; of an answer to an older version, the id alone remains.
// {"s": "-z0…", "c": "1x2y3z"}
//   where that does not fit: a character for each question of the page, in its order, and a mark of what the page asked

var ROOM = 4096;
var VERSION_DIGITS = 4;
/** Shares in sixtieths: halves, thirds, quarters, fifths and sixths are exact. */
var DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".slice(0, 61);

/**
 * @typedef {Object} Progress
 * @property {boolean} isOver  handed in
 * @property {?string[]} order  ids by interaction; null where that was not kept
 * @property {Object.<string, Kept>} kept  by id
 *
 * @typedef {Object} Kept
 * @property {Object} memory  as the questions' script remembers it
 * @property {number} share  that counts
 */

/**
 * @param {Asked[]} asked  in page order
 * @param {string[]} order
 * @param {boolean} isOver
 * @returns {string} at most ROOM characters
 */
function pack(asked, order, isOver) {
  var prefix = commonStart(asked.map(function (each) { return each.id; }).concat(order));
  var entries = entriesOf(asked, order, prefix);
  var text = written({ p: prefix, q: entries }, isOver);
  if (text.length > ROOM) {
    dropLongest(entries, text.length - ROOM);
    text = written({ p: prefix, q: entries }, isOver);
  }
  return text.length > ROOM ? sharesAlone(asked, isOver) : text;
}

function sharesAlone(asked, isOver) {
  var mark = pageMark(asked);
  var shares = asked.map(function (each) {
    return each.share === undefined ? "-" : DIGITS.charAt(Math.round(each.share * 60));
  }).join("");
  var most = ROOM - written({ c: mark, s: "" }, isOver).length;
  return written({ c: mark, s: shares.slice(0, most) }, isOver);
}

function written(state, isOver) {
  if (isOver) state.f = 1;
  return JSON.stringify(state);
}

function entriesOf(asked, order, prefix) {
  var byId = {};
  asked.forEach(function (each) { byId["#" + each.id] = each; });
  var others = asked.filter(function (each) {
    return order.indexOf(each.id) < 0 && Object.keys(each.memory()).length > 1;
  });
  return order.map(function (id) {
    var each = byId["#" + id];
    return each && each.share !== undefined ? entryOf(each, prefix) : [id.slice(prefix.length)];
  }).concat(others.map(function (each) { return entryOf(each, prefix); }));
}

function entryOf(each, prefix) {
  var memory = each.memory();
  var entry = [
    each.id.slice(prefix.length), each.version.slice(0, VERSION_DIGITS),
    memory.a === undefined ? 0 : memory.a, memory.s === undefined ? -1 : memory.s,
    memory.n || 0, memory.h || 0, memory.g || 0, memory.g ? each.share : 0
  ];
  while (!entry[entry.length - 1]) entry.pop();
  return entry;
}

/** Long answers go first: what they earned stays. */
function dropLongest(entries, excess) {
  entries
    .filter(function (entry) { return entry[2]; })
    .map(function (entry) { return { entry: entry, length: JSON.stringify(entry[2]).length }; })
    .sort(function (one, other) { return other.length - one.length; })
    .forEach(function (each) {
      if (excess <= 0) return;
      each.entry[2] = 0;
      excess -= each.length - 1;
    });
}

/**
 * @param {string} text
 * @param {Asked[]} asked
 * @returns {Progress} empty when the text is not ours
 */
function unpack(text, asked) {
  var empty = { isOver: false, order: [], kept: {} };
  try {
    var state = JSON.parse(text);
    var progress = state.q ? fromEntries(state, asked) : fromShares(state, asked);
    progress.isOver = state.f === 1;
    return progress;
  } catch (error) {
    return empty;
  }
}

function fromEntries(state, asked) {
  var progress = { order: [], kept: {} };
  var versions = {};
  asked.forEach(function (each) { versions["#" + each.id] = each.version; });
  state.q.forEach(function (entry) {
    var id = state.p + entry[0];
    var share = entry[3] || 0;
    if (share >= 0) progress.order.push(id);
    if (entry.length === 1) return;
    var version = versions["#" + id] || "";
    var isCurrent = version.slice(0, VERSION_DIGITS) === entry[1];
    var memory = { v: isCurrent ? version : entry[1] };
    if (entry[2]) memory.a = entry[2];
    if (share >= 0) memory.s = share;
    if (entry[4]) memory.n = entry[4];
    if (entry[5]) memory.h = entry[5];
    if (entry[6]) memory.g = entry[6];
    progress.kept["#" + id] = { memory: memory, share: entry[6] ? entry[7] || 0 : share };
  });
  return progress;
}

function fromShares(state, asked) {
  var progress = { order: null, kept: {} };
  if (state.c !== pageMark(asked)) return progress;
  asked.forEach(function (each, place) {
    var digit = DIGITS.indexOf(state.s.charAt(place) || "-");
    if (digit < 0) return;
    var share = digit / 60;
    progress.kept["#" + each.id] = { memory: { v: each.version, s: share }, share: share };
  });
  return progress;
}

function commonStart(texts) {
  var start = texts[0] || "";
  texts.forEach(function (text) {
    while (text.slice(0, start.length) !== start) start = start.slice(0, -1);
  });
  return start;
}

/** Six characters or so that change when a question comes, goes, moves or changes. */
function pageMark(asked) {
  var sum = 0;
  asked.forEach(function (each) {
    var text = each.id + each.version;
    for (var place = 0; place < text.length; place += 1) sum = (sum * 31 + text.charCodeAt(place)) >>> 0;
  });
  return sum.toString(36);
}
