// On paper: the page's title and review date at the foot of every sheet, everything unfolded, short addresses of
// other sites behind their links.
(() => {
  "use strict";

  const LONGEST_ADDRESS = 40;

  const cssString = (text) =>
    `"${text.replace(/[\\"<>\n\r\f]/g, (char) => `\\${char.codePointAt(0).toString(16)} `)}"`;

  /** The footer as a style sheet of its own: margin boxes cannot read the document, and a strict policy forbids <style>. */
  const addFooter = () => {
    if (!document.adoptedStyleSheets || !window.CSSStyleSheet) return;
    const title = document.querySelector(".md-content h1");
    const keeper = document.querySelector(".cw-keeper[data-reviewed]");
    const name = title ? title.firstChild.textContent.trim() : document.title;
    const left = keeper ? `${name}　${keeper.dataset.reviewed} 复核` : name;
    const font = "font-size: 8.5pt; color: #555;";
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        `@page { @bottom-left { content: ${cssString(left)}; ${font} }` +
          ` @bottom-right { content: counter(page) " / " counter(pages); ${font} } }`,
      );
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    } catch {
      // An old browser prints its own header and footer.
    }
  };

  /** @param {string} href an address outside; returned without scheme, shortened */
  const shortened = (href) => {
    const address = href.replace(/^https?:\/\/(www\.)?|^mailto:|\/$/g, "");
    return address.length > LONGEST_ADDRESS ? `${address.slice(0, LONGEST_ADDRESS - 1)}…` : address;
  };

  const unfolded = [];
  const prepare = () => {
    for (const details of document.querySelectorAll(".md-content details:not([open])")) {
      details.open = true;
      unfolded.push(details);
    }
  };
  const restore = () => unfolded.splice(0).forEach((details) => (details.open = false));

  for (const link of document.querySelectorAll(".md-content a[href]")) {
    const outside = /^https?:$|^mailto:$/.test(link.protocol) && link.host !== location.host;
    const address = shortened(link.href);
    if (outside && !link.textContent.includes(address)) link.dataset.address = address;
  }
  addFooter();
  window.addEventListener("beforeprint", prepare);
  window.addEventListener("afterprint", restore);
})();
