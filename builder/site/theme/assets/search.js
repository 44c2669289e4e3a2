// The index cuts Chinese into words; a query like NPS调查 has no seam between its Latin and its Han part.
// Put a space there before the search reads the box, but never while an input method is composing.
(() => {
  const SEAM = /(?<=[0-9A-Za-z%])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[0-9A-Za-z])/gu;
  const withSeams = (text) => text.replace(SEAM, " ");

  const respace = (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.dataset.mdComponent !== "search-query") return;
    if (event.isComposing || event.keyCode === 229) return;
    const spaced = withSeams(box.value);
    if (spaced === box.value) return;
    const caret = withSeams(box.value.slice(0, box.selectionStart)).length;
    box.value = spaced;
    box.setSelectionRange(caret, caret);
  };

  // Capturing on the document runs before the theme's own listeners on the box.
  for (const kind of ["keyup", "input", "compositionend"]) {
    document.addEventListener(kind, respace, true);
  }
})();
