/**
 * The index on its way: titles and headings first, which answer most of what is looked up, then the texts in parts.
 * All come as scripts, because a page opened from a folder may load nothing else.
 */
(() => {
  "use strict";
  const ours = window.CoursewareSearch;
  const folder = new URL("generated/", document.currentScript.src);
  const version = document.querySelector('meta[name="cw-search-index"]')?.content || "";

  /** @type {(name: string) => Promise<any>} What the script of that name hands over. */
  const take = (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`${name}?v=${version}`, folder).href;
      script.onload = () => {
        const data = JSON.parse(window.CoursewareSearchData[name]);
        delete window.CoursewareSearchData[name];
        resolve(data);
      };
      script.onerror = () => reject(new Error(`no ${name}`));
      document.head.append(script);
    });

  /** Between two pieces of work, so that a slow phone answers the reader's finger in between. */
  const turn = () => new Promise((done) => setTimeout(done));

  /**
   * Hands over an engine that knows titles and headings, later one that knows all.
   *
   * @param {(engine: Engine, isWhole: boolean) => void} onEngine
   * @returns {Promise<void>} rejected when something cannot be had
   */
  const load = async (onEngine) => {
    const index = await take("search-index.js");
    await turn();
    const heads = index.documents.map((each, place) => ours.rank.prepare(each, place));
    await turn();
    onEngine(new ours.Engine(heads, index.pinyin), false);
    const starts = index.parts.reduce((all, count) => [...all, all[all.length - 1] + count], [0]);
    const part = async (first, number) => {
      const texts = await take(`search-texts-${number}.js`);
      await turn();
      return texts.map((each, at) => ours.rank.prepare(index.documents[first + at], first + at, each));
    };
    const parts = await Promise.all(starts.slice(0, -1).map(part));
    await turn();
    onEngine(new ours.Engine(parts.flat(), index.pinyin), true);
  };

  ours.load = load;
})();
