/**
 * Words of the search: how a query is divided into terms, where a term stands in a text, what Latin letters may mean
 * as pinyin, and which words somebody who mistyped may have meant. Knows nothing of pages.
 */
(() => {
  "use strict";
  const ours = (window.CoursewareSearch = window.CoursewareSearch || {});

  const QUESTION_BEFORE = /^(请问|怎么样|怎么|怎样|如何|什么是|为什么|为何|哪些|什么|有没有|能不能)+/;
  const QUESTION_BEHIND = /(怎么办|怎么样|是什么|什么意思|有哪些|怎么做|怎么说|怎么算|怎么写|为什么|吗|呢|吧|啊)+$/;
  const FILLERS = /(?:怎么办|怎么样|怎么|怎样|如何|什么|为什么|哪些|[的了吗呢吧啊么和与及跟是我您你])+/;
  /** Sounds that speakers of many regions, and fingers in a hurry, take for one another. */
  const ALIKE = [["zh", "z"], ["ch", "c"], ["sh", "s"], ["ang", "an"], ["eng", "en"], ["ing", "in"], ["l", "n"], ["f", "h"]];

  /** Lower case, full-width letters and digits as ordinary ones; places in the result are places in the text. */
  const fold = (text) =>
    text.toLowerCase().replace(/[\uff10-\uff19\uff41-\uff5a]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

  /** Terms of a query: Latin and Han parts separately, punctuation apart but for decimal points. */
  const divide = (query) => {
    const plain = fold(query.normalize("NFKC")).replace(/(\d)\.(?=\d)/g, "$1\u0001");
    const apart = plain.replace(/[\p{Script=Han}〇]+/gu, " $& ");
    const found = apart.split(/[^0-9\p{L}\p{M}\u0001]+/u).filter(Boolean);
    return [...new Set(found.map((term) => term.replace(/\u0001/g, ".")))];
  };

  const isHan = (term) => /^[\p{Script=Han}〇]+$/u.test(term);
  const isLetters = (term) => /^[a-z]+$/.test(term);
  const isNumber = (term) => /^[0-9.]+$/.test(term);

  /**
   * A folded word to be looked for: `place(text, from)` is where it stands in a folded text from there on, or -1.
   * Latin words match from their beginning, numbers whole, Han anywhere.
   */
  const needle = (word) => {
    if (isHan(word)) return { word, place: (text, from = 0) => text.indexOf(word, from) };
    const isDigits = isNumber(word);
    const place = (text, from = 0) => {
      for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
        const before = text.slice(Math.max(0, at - 2), at);
        const runsOn = /[a-z0-9]$/.test(before) || (isDigits && /\d\.$/.test(before));
        const goesOn = isDigits && /^(\d|\.\d)/.test(text.slice(at + word.length, at + word.length + 2));
        if (!runsOn && !goesOn) return at;
      }
      return -1;
    };
    return { word, place };
  };

  /** @type {(text: string, words: string[], limit?: number) => [number, number][]} Ranges of matches in order, merged. */
  const ranges = (text, words, limit = 400) => {
    const folded = fold(text);
    const found = [];
    for (const { word, place } of words.map(needle)) {
      for (let at = place(folded); at >= 0 && found.length < limit; at = place(folded, at + word.length)) {
        found.push([at, at + word.length]);
      }
    }
    found.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    const merged = [];
    for (const range of found) {
      const last = merged[merged.length - 1];
      if (last && range[0] < last[1]) last[1] = Math.max(last[1], range[1]);
      else merged.push(range);
    }
    return merged;
  };

  /** Whether two words differ by one character inserted, left out, replaced or exchanged with its neighbour. */
  const isNear = (one, other) => {
    if (one === other || Math.abs(one.length - other.length) > 1) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start += 1;
    const a = one.slice(start);
    const b = other.slice(start);
    return (
      a.slice(1) === b.slice(1) ||
      a.slice(1) === b ||
      a === b.slice(1) ||
      (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
    );
  };

  /** Readings of characters, from the index's table `a阿啊 ai爱…`. */
  class Pinyin {
    constructor(table) {
      /** @type {Map<string, string>} syllable → its characters */
      this.characters = new Map();
      /** @type {Map<string, string[]>} character → its syllables */
      this.readings = new Map();
      for (const entry of table.split(" ")) {
        const syllable = entry.match(/^[a-z]+/)[0];
        const characters = entry.slice(syllable.length);
        this.characters.set(syllable, characters);
        for (const character of characters) {
          this.readings.set(character, [...(this.readings.get(character) || []), syllable]);
        }
      }
      for (const [written, meant] of [["lu", "lv"], ["nu", "nv"], ["lue", "lve"], ["nue", "nve"]]) {
        const both = (this.characters.get(written) || "") + (this.characters.get(meant) || "");
        if (both) this.characters.set(written, both);
      }
      this.syllables = [...this.characters.keys()];
      this.initials = new Map();
      for (const [syllable, characters] of this.characters) {
        this.initials.set(syllable[0], (this.initials.get(syllable[0]) || "") + characters);
      }
    }

    /** Every way to read letters as two or more whole syllables, at most twelve. */
    spelled(letters) {
      const found = [];
      const read = (rest, before) => {
        if (found.length >= 12) return;
        if (!rest && before.length > 1) found.push(before);
        for (let length = Math.min(6, rest.length); length; length -= 1) {
          const head = rest.slice(0, length);
          if (this.characters.has(head)) read(rest.slice(length), [...before, head]);
        }
      };
      read(letters, []);
      return found.sort((one, other) => one.length - other.length);
    }

    /** A pattern of the words that are written with these syllables. */
    pattern(syllables, withAlike = false) {
      const sets = syllables.map((syllable) => (withAlike ? this.alike(syllable) : this.characters.get(syllable)));
      return sets.map((characters) => `[${characters}]`).join("");
    }

    /** Characters of a syllable and of those that sound almost like it. */
    alike(syllable) {
      const names = new Set([syllable]);
      for (const [one, other] of ALIKE) {
        for (const name of [...names]) {
          for (const [from, to] of [[one, other], [other, one]]) {
            const isFinal = /^[aei]/.test(one);
            if (isFinal && name.endsWith(from)) names.add(name.slice(0, name.length - from.length) + to);
            if (!isFinal && name.startsWith(from)) names.add(to + name.slice(from.length));
          }
        }
      }
      return [...names].map((name) => this.characters.get(name) || "").join("");
    }

    /** A pattern of the words whose syllables begin with these letters, or null. */
    initialsPattern(letters) {
      const sets = [...letters].map((letter) => this.initials.get(letter));
      return sets.every(Boolean) ? sets.map((characters) => `[${characters}]`).join("") : null;
    }

    /** A pattern of the words that sound like this one, or null where a character is unknown. */
    soundPattern(word, withAlike = false) {
      const sets = [...word].map((character) =>
        (this.readings.get(character) || [])
          .map((syllable) => (withAlike ? this.alike(syllable) : this.characters.get(syllable)))
          .join(""),
      );
      return sets.every(Boolean) ? sets.map((characters) => `[${characters}]`).join("") : null;
    }

    /** A word's letters by the first reading of each character; other characters stay. */
    letters(word) {
      return [...word].map((character) => (this.readings.get(character) || [character])[0]).join("");
    }
  }

  Object.assign(ours, {
    fold, divide, needle, ranges, isNear, isHan, isLetters, isNumber, Pinyin,
    QUESTION_BEFORE, QUESTION_BEHIND, FILLERS,
  });
})();
