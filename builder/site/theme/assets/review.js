// A notice above a page whose review has run out, by the reader's own clock: the build reads none.
(() => {
  "use strict";

  /** @returns {string} today's date where the reader is, like 2026-11-22 */
  const today = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };

  const keeper = document.querySelector(".cw-keeper[data-review-until]");
  const title = document.querySelector(".md-content h1");
  if (!keeper || !title || today() <= keeper.dataset.reviewUntil) return;

  const { reviewed, reviewMonths, owner } = keeper.dataset;
  const notice = document.createElement("p");
  notice.className = "cw-review-notice";
  notice.setAttribute("role", "note");
  notice.textContent =
    `这一页上次复核是 ${reviewed}，已经超过 ${reviewMonths} 个月，` +
    `用前请向${owner || "班组长"}核实。`;
  title.after(notice);
})();
