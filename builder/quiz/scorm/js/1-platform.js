// The learning platform behind the page: SCORM 1.2's API, found in a window around this one.

var MOST_WINDOWS = 16;

/**
 * @typedef {Object} Platform
 * @property {function(string): string} get  a value, "" where the platform has none
 * @property {function(string, *): boolean} set  false where it is refused
 * @property {function(): boolean} commit
 * @property {function(): void} finish  once; whatever is called afterwards does nothing
 * @property {function(): string} error  code of what was refused last
 */

/** In this window, those around it, and those around the one that opened them. */
function findApi() {
  return apiAround(window) || apiAround(window.top.opener);
}

function apiAround(view) {
  // A window of another origin refuses to be looked into.
  try {
    for (var step = 0; view && step < MOST_WINDOWS; step += 1) {
      if (view.API && view.API.LMSInitialize) return view.API;
      if (view.parent === view) return null;
      view = view.parent;
    }
  } catch (error) { /* nothing to be found there */ }
  return null;
}

/** @returns {?Platform} null without an API, or when it does not begin */
function connect() {
  var api = findApi();
  var isOver = false;

  function call(verb, name, value) {
    if (isOver) return "";
    try {
      // The object's own call: some platforms count on "this".
      var answer = value === undefined ? api[verb](name) : api[verb](name, value);
      return answer === undefined || answer === null ? "" : String(answer);
    } catch (error) {
      return "";
    }
  }

  if (!api || call("LMSInitialize", "") !== "true") return null;
  return {
    get: function (name) { return call("LMSGetValue", name); },
    set: function (name, value) { return call("LMSSetValue", name, String(value)) === "true"; },
    commit: function () { return call("LMSCommit", "") === "true"; },
    finish: function () {
      call("LMSFinish", "");
      isOver = true;
    },
    error: function () { return call("LMSGetLastError"); }
  };
}

/** HHHH:MM:SS.SS, as session_time and latency are written. @param {number} milliseconds */
function asTimespan(milliseconds) {
  var hundredths = Math.max(0, Math.round(milliseconds / 10));
  var hours = Math.min(9999, Math.floor(hundredths / 360000));
  var rest = [Math.floor(hundredths / 6000) % 60, Math.floor(hundredths / 100) % 60];
  return padded(hours, 4) + ":" + rest.map(function (each) { return padded(each, 2); }).join(":") +
    "." + padded(hundredths % 100, 2);
}

/** HH:MM:SS, the time of day. @param {Date} moment */
function asClock(moment) {
  return [moment.getHours(), moment.getMinutes(), moment.getSeconds()]
    .map(function (each) { return padded(each, 2); }).join(":");
}

function padded(number, digits) {
  var text = String(number);
  while (text.length < digits) text = "0" + text;
  return text;
}
