// A question before something is lost for good. The browser's own dialog keeps the focus and closes with Esc.

/**
 * @param {string} words
 * @param {string} yes  the button that does it
 * @param {function(): void} onYes
 */
function askBefore(words, yes, onYes) {
  var dialog = make("dialog", "cw-ask");
  if (!dialog.showModal) {
    if (window.confirm(words)) onYes();
    return;
  }
  var text = make("p", "cw-ask__words", words);
  text.id = "cw-ask-words";
  dialog.setAttribute("aria-labelledby", text.id);
  var actions = make("div", "cw-ask__actions");
  actions.appendChild(makeButton("cw-ask__no", "取消", function () { dialog.close(); }));
  actions.appendChild(makeButton("cw-ask__yes", yes, function () {
    dialog.close();
    onYes();
  }));
  dialog.appendChild(text);
  dialog.appendChild(actions);
  dialog.addEventListener("close", function () { dialog.parentNode.removeChild(dialog); });
  document.body.appendChild(dialog);
  dialog.showModal();
}
