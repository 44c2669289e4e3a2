/**
 * Marks on the page what was searched for: a result's address carries the words as `?h=`. One button, or Esc, takes the
 * marks away again.
 */
(() => {
  "use strict";
  const ours = window.CoursewareSearch;
  const MOST = 300;
  const SKIPPED = ".headerlink, script, style, svg, textarea, select, .cw-marks";

  const address = new URL(location.href);
  const words = (address.searchParams.get("h") || "").slice(0, 200).split(" ").filter(Boolean).slice(0, 6).map(ours.fold);
  const article = document.querySelector(".md-content article");
  if (!words.length || !article) return;

  const texts = () => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest(SKIPPED)) found.push(walker.currentNode);
    }
    return found;
  };

  /** @type {HTMLElement[]} */
  const marks = [];
  for (const node of texts()) {
    const ranges = ours.ranges(node.data, words, MOST);
    for (const [from, to] of ranges.reverse()) {
      if (marks.length >= MOST) break;
      const hit = node.splitText(from);
      hit.splitText(to - from);
      const mark = document.createElement("mark");
      mark.className = "cw-mark";
      hit.replaceWith(mark);
      mark.append(hit);
      marks.push(mark);
    }
  }
  if (!marks.length) return;

  const bar = document.createElement("div");
  bar.className = "cw-marks";
  const line = document.createElement("span");
  line.textContent = `标出了 ${marks.length} 处“${words.join("”“")}”`;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "去掉标记";
  bar.append(line, button);
  document.body.append(bar);

  const clear = () => {
    for (const mark of marks) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent?.normalize();
    }
    bar.remove();
    document.removeEventListener("keydown", onKey);
    const plain = new URL(location.href);
    plain.searchParams.delete("h");
    try {
      history.replaceState(history.state, "", plain);
    } catch {
      // Some browsers keep a file's address as it is.
    }
  };
  const onKey = (event) => {
    if (event.key === "Escape" && !event.isComposing && !document.querySelector("dialog[open]")) clear();
  };
  button.addEventListener("click", clear);
  document.addEventListener("keydown", onKey);
})();
