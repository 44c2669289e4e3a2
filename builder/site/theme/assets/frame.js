// What the theme's frame leaves out for people with a screen reader or a keyboard alone.
(() => {
  "use strict";

  const name = (selector, label) =>
    document.querySelectorAll(selector).forEach((found) => found.setAttribute("aria-label", label));

  name('.md-search[role="dialog"]:not([aria-label])', "搜索");
  // The theme gives the way to this page and the list of pages one and the same name.
  name("nav.md-path", "所在位置");

  // What scrolls sideways on a narrow screen must be reached with the keyboard too.
  const reach = () => {
    for (const box of document.querySelectorAll(".md-content :is(.cw-matrix, .cw-compare, .md-typeset__scrollwrap)")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  window.addEventListener("load", reach);
  window.addEventListener("resize", reach, { passive: true });
})();
