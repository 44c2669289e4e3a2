// Terms of the glossary: the definition beside the word. A pointer opens it by resting, the keyboard by reaching the word
// (Esc closes), a finger by a tap (a second tap or one elsewhere closes). Without this script a term is a link to its line.
(() => {
  "use strict";

  const EDGE_PX = 12;
  const GAP_PX = 6;
  const REST_MS = 120;

  const terms = document.querySelectorAll("a.cw-term");
  if (terms.length === 0) return;

  const definition = document.createElement("span");
  definition.id = "cw-term-definition";
  const more = document.createElement("a");
  more.className = "cw-term-more";
  more.textContent = "到词汇表看";
  const tip = document.createElement("div");
  tip.className = "cw-term-tip";
  tip.hidden = true;
  tip.append(definition, more);
  document.body.append(tip);

  /** @type {HTMLAnchorElement | null} the term whose definition is open */
  let open = null;
  let timer = 0;
  /** How the last press was made: a tap opens, a click and Enter follow the link. */
  let pressedBy = "";
  let pointedAt = { x: 0, y: 0 };

  /** The piece of a term that is broken over two lines which the reader is at. */
  const boxOf = (term) => {
    const boxes = [...term.getClientRects()];
    const { x, y } = pointedAt;
    return boxes.find((box) => x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 1 && y <= box.bottom + 1) || boxes[0];
  };

  /** Below the word, or above where there is no room; never beyond an edge of the screen. */
  const place = () => {
    if (!open) return;
    const box = boxOf(open);
    if (!box) return;
    const width = document.documentElement.clientWidth;
    const height = document.documentElement.clientHeight;
    tip.style.left = "0px";
    tip.style.top = "0px";
    const { offsetWidth, offsetHeight } = tip;
    const left = Math.max(EDGE_PX, Math.min(box.left, width - EDGE_PX - offsetWidth));
    const below = box.bottom + GAP_PX;
    const fitsBelow = below + offsetHeight + EDGE_PX <= height;
    const top = fitsBelow ? below : Math.max(EDGE_PX, box.top - GAP_PX - offsetHeight);
    tip.style.left = `${left}px`;
    tip.style.top = `${top}px`;
  };

  const close = () => {
    clearTimeout(timer);
    if (!open) return;
    open.removeAttribute("aria-describedby");
    open = null;
    tip.hidden = true;
  };

  const show = (term, isTouch) => {
    clearTimeout(timer);
    if (open !== term) close();
    open = term;
    definition.textContent = term.dataset.definition;
    more.href = term.href;
    more.hidden = !isTouch;
    tip.hidden = false;
    term.setAttribute("aria-describedby", definition.id);
    place();
  };

  const later = (action) => {
    clearTimeout(timer);
    timer = setTimeout(action, REST_MS);
  };

  for (const term of terms) {
    term.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "touch") return;
      pointedAt = { x: event.clientX, y: event.clientY };
      later(() => show(term, false));
    });
    term.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch" && document.activeElement !== term) later(close);
      else if (event.pointerType !== "touch" && open !== term) clearTimeout(timer);
    });
    term.addEventListener("focus", () => {
      if (pressedBy) return;
      pointedAt = { x: 0, y: 0 };
      show(term, false);
    });
    term.addEventListener("blur", () => {
      // A tap on the definition's own link takes the focus from the term first.
      if (!pressedBy) close();
    });
    term.addEventListener("click", (event) => {
      if (pressedBy !== "touch") return;
      event.preventDefault();
      pointedAt = { x: event.clientX, y: event.clientY };
      if (open === term) close();
      else show(term, true);
    });
  }
  tip.addEventListener("pointerenter", () => clearTimeout(timer));
  tip.addEventListener("pointerleave", (event) => {
    if (event.pointerType !== "touch") later(close);
  });
  addEventListener("pointerdown", (event) => {
    pressedBy = event.pointerType || "mouse";
    const target = /** @type {Element} */ (event.target);
    if (!tip.contains(target) && !(open && open.contains(target))) close();
  }, true);
  addEventListener("click", () => setTimeout(() => (pressedBy = "")));
  addEventListener("pointercancel", () => (pressedBy = ""));
  addEventListener("keydown", (event) => {
    pressedBy = "";
    if (event.key === "Escape" && open) {
      event.stopPropagation();
      close();
    }
  }, true);
  addEventListener("scroll", place, { passive: true, capture: true });
  addEventListener("resize", place);
})();
