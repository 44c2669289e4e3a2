/**
 * How well a document answers: what it is compared by, and what a match is worth where it stands.
 *
 * @typedef {{kind: string, url: string, title: string, ref: string, names: string[], tags: string[], summary: string,
 *   facets: Object<string, string[]>, sections: [string, string, string][]}} Found  a section: anchor, heading, text
 * @typedef {{word: string, place: (text: string, from?: number) => number}} Needle
 * @typedef {{needles: Needle[], weight: number, optional: boolean}} Term `needles`: any of them will do.
 */
(() => {
  "use strict";
  const ours = window.CoursewareSearch;
  const { fold } = ours;

  /** How much a match is worth, by where it stands. */
  const WORTH = {
    ref: 400, title: 240, name: 230, clause: 150, titleStart: 95, titlePart: 80, share: 60, headingSame: 70, headingStart: 38,
    headingPart: 32, facetSame: 90, tagSame: 50, factPart: 15, text: 24, together: 40, early: 6,
  };

  /** A question is short and full of its subject, but who looks a thing up wants the page that answers it. */
  const QUESTION_SHARE = 0.8;

  /** A document with its folded texts; `texts` are those of its sections, empty as long as they are on their way. */
  const prepare = (record, place, texts = []) => {
    const found = { ref: "", names: [], tags: [], summary: "", facets: {}, ...record };
    found.sections = (record.sections || []).map(([anchor, heading], number) => [anchor, heading, texts[number] || ""]);
    const sections = found.sections.map(([, heading, text]) => ({ heading: fold(heading), text: fold(text) }));
    const prepared = {
      found, place, sections,
      title: fold(found.title),
      /** 净推荐值：问的是一段关系 is about 净推荐值. */
      clauses: fold(found.title).split(/[：，]/),
      ref: fold(found.ref),
      names: found.names.map(fold),
      facets: Object.values(found.facets).flat().map(fold),
      tags: found.tags.map(fold),
    };
    prepared.texts = [
      prepared.title, prepared.ref, ...prepared.names, ...sections.flatMap((section) => [section.heading, section.text]),
    ];
    return prepared;
  };

  /** How well a document answers; null when fewer than `least` of the needed terms stand on it. */
  const match = (prepared, terms, least) => {
    const sectionScores = prepared.sections.map(() => 0);
    let score = 0;
    let count = 0;
    let inHead = 0;
    for (const term of terms) {
      const above = headWorth(prepared, term.needles);
      let inText = 0;
      prepared.sections.forEach((section, number) => {
        const worth = sectionWorth(section, term.needles, number);
        sectionScores[number] += worth;
        inText = Math.max(inText, worth);
      });
      if (!above && !inText) continue;
      count += term.optional ? 0 : 1;
      inHead += above && !term.optional ? 1 : 0;
      score += term.weight * (above + factWorth(prepared, term.needles) + inText);
    }
    if (count < Math.max(1, least)) return null;
    const hits = sectionScores.filter((worth) => worth > 0).length;
    const top = sectionScores.reduce((best, worth, number) => (worth > sectionScores[best] ? number : best), 0);
    // A title that says it all leads to the page's beginning, unless one topic is about just that.
    const section = inHead === count && sectionScores[top] < WORTH.headingSame ? 0 : top;
    const fair = prepared.found.kind === "题目" ? score * QUESTION_SHARE : score;
    return { prepared, score: fair, count, section, more: Math.max(0, hits - 1) };
  };

  const headWorth = (prepared, needles) => {
    let worth = 0;
    for (const { word, place } of needles) {
      if (prepared.ref === word) worth = Math.max(worth, WORTH.ref);
      if (prepared.title === word) worth = Math.max(worth, WORTH.title);
      if (prepared.names.includes(word)) worth = Math.max(worth, WORTH.name);
      if (prepared.clauses.includes(word)) worth = Math.max(worth, WORTH.clause);
      const at = place(prepared.title);
      const share = (WORTH.share * word.length) / prepared.title.length;
      if (at >= 0) worth = Math.max(worth, share + (at ? WORTH.titlePart : WORTH.titleStart));
      if (prepared.names.some((name) => place(name) >= 0)) worth = Math.max(worth, WORTH.titlePart);
      if (prepared.ref && place(prepared.ref) === 0) worth = Math.max(worth, WORTH.factPart);
    }
    return worth;
  };

  /** What the page says about itself; a script for 催单 is what somebody wants who types it. */
  const factWorth = (prepared, needles) => {
    const isOne = (fact) => needles.some(({ word }) => word === fact);
    const has = (fact) => needles.some(({ place }) => place(fact) >= 0);
    if (prepared.facets.some(isOne)) return WORTH.facetSame;
    if (prepared.tags.some(isOne)) return WORTH.tagSame;
    return prepared.facets.some(has) || prepared.tags.some(has) ? WORTH.factPart : 0;
  };

  const sectionWorth = (section, needles, number) => {
    let worth = 0;
    let times = 0;
    for (const { word, place } of needles) {
      const at = section.heading ? place(section.heading) : -1;
      if (at >= 0) {
        const isWhole = section.heading.length === word.length;
        worth = Math.max(worth, isWhole ? WORTH.headingSame : at ? WORTH.headingPart : WORTH.headingStart);
      }
      for (let spot = place(section.text); spot >= 0 && times < 12; spot = place(section.text, spot + word.length)) times += 1;
    }
    if (!times) return worth;
    const density = times / (times + 1.5 + section.text.length / 1200);
    return worth + WORTH.text * density + (number === 0 ? WORTH.early : 0);
  };

  /** What is added where the words of a query stand side by side. */
  const together = (prepared, phrase, typed) => {
    if (typed.length < 2) return 0;
    const has = (text) => text.replace(/\s/g, "").includes(phrase);
    if (has(prepared.title) || prepared.names.some(has)) return WORTH.together * 2;
    if (prepared.sections.some((section) => has(section.heading))) return WORTH.together;
    const inOne = prepared.sections.some((section) =>
      typed.every((term) => section.text.includes(term) || section.heading.includes(term)),
    );
    return inOne ? WORTH.together / 3 : 0;
  };

  ours.rank = { prepare, match, together };
})();
