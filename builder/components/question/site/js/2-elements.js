// Elements of a page, found and made.

/** @returns {HTMLElement[]} */
function all(root, selector) {
  return Array.prototype.slice.call(root.querySelectorAll(selector));
}

/** @returns {HTMLElement} */
function make(tag, className, text) {
  var made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

/** @returns {HTMLButtonElement} */
function makeButton(className, text, onPress) {
  var button = make("button", className, text);
  button.type = "button";
  button.addEventListener("click", function (event) {
    // The second click of a double click would undo what the first has done.
    if (event.detail < 2) onPress();
  });
  button.addEventListener("keydown", function (event) {
    if (event.repeat && event.key === "Enter") event.preventDefault();
  });
  return button;
}

/** A copy to show elsewhere on the page: an id must not be there twice. */
function copyOf(element) {
  var copy = element.cloneNode(true);
  [copy].concat(all(copy, "[id]")).forEach(function (each) { each.removeAttribute("id"); });
  return copy;
}

function textOf(element) {
  return element.textContent.replace(/\s+/g, " ").trim();
}

/** Points as people write them: 2, 0.5, 1.33. */
function inPoints(value) {
  return String(Math.round(value * 100) / 100);
}
