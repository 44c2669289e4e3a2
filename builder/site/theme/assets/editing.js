// On the page that explains editing: the button onwards to the file of the page that the reader came from.
// Which page that was stands in the address (#page=standards/flow.md); where the files can be edited, in the page's head.
(() => {
  "use strict";

  const PAGE = /^(?:[\p{L}\p{N}_][\p{L}\p{N}_.-]*\/)*[\p{L}\p{N}_][\p{L}\p{N}_.-]*\.md$/u;
  const place = document.getElementById("edit-file");
  if (!place) return;

  /** @returns {string} the page's path below content/, or nothing when the address names none */
  const chosenPage = () => {
    try {
      const path = decodeURIComponent(location.hash.replace(/^#page=/, ""));
      return PAGE.test(path) ? path : "";
    } catch {
      return ""; // a broken escape
    }
  };

  const make = (name, className, text) => {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  };

  const show = () => {
    document.querySelectorAll(".cw-edit-way").forEach((old) => old.remove());
    const page = chosenPage();
    if (!page) return;
    const base = document.querySelector('meta[name="courseware-edit"]');
    const way = make("div", "cw-edit-way", "");
    way.append(make("p", "cw-edit-page", `您要改的这一页：content/${page}`));
    if (base) {
      const link = make("a", "md-button md-button--primary", "打开这一页的文件");
      link.href = base.content + page.split("/").map(encodeURIComponent).join("/");
      link.rel = "noopener";
      way.append(link);
    } else {
      const advice =
        "这个站点没有连到放文件的地方，不能在这里直接改。请把上面这行文件名、原来的那句话和您建议的写法，" +
        "发给那一页最下面“内容维护”写着的那个组；没写的，告诉您的班组长。";
      way.append(make("p", "cw-edit-advice", advice));
    }
    const back = make("a", "cw-edit-back", "先不改，回到那一页");
    back.href = page.replace(/\.md$/, ".html").split("/").map(encodeURIComponent).join("/");
    const line = make("p", "", "");
    line.append(back);
    way.append(line);
    place.after(way);
  };

  show();
  window.addEventListener("hashchange", show);
})();
