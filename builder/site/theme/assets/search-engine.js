/**
 * The search itself: an index in memory, a query in, ranked documents out. Draws nothing.
 *
 * A document is found when it holds every term of the query, anywhere on it. A term that nothing holds is read as
 * pinyin, then as a slip, then as a run of shorter words; the outcome says which, so that the reader can be told.
 *
 * @typedef {{found: Found, score: number, section: number, more: number}} Result
 * @typedef {{results: Result[], words: string[], notice: null | {kind: string, from: string, to: string}}} Outcome
 */
(() => {
  "use strict";
  const ours = window.CoursewareSearch;
  const { divide, needle, isNear, isHan, isLetters, isNumber, Pinyin } = ours;
  const { prepare, match, together } = ours.rank;

  /** What a match of a reading is worth beside one of the very letters. */
  const PINYIN_WEIGHT = 0.5;
  /** Words that letters are taken for at the most. */
  const MOST_READINGS = 6;
  /** Below so many direct hits, Latin letters are tried as pinyin as well. */
  const FEW = 3;
  /** Lengths of runs of Han that are taken for two words; a longer one is a sentence that somebody remembers. */
  const SHORTEST_CUT = 4;
  const LONGEST_CUT = 6;
  /** Longer words are not looked for in a run. */
  const LONGEST_PIECE = 8;
  /** From so many documents that have it side by side, a run of Han is one word … */
  const MOST_TOGETHER = 5;
  /** … and below only if not so many times more have both halves somewhere. */
  const MANY_MORE = 3;

  /** Of those that are looked up ahead. */
  const NAMES_AT_ONCE = 100;

  /** A value that is made when it is first asked for: the first result must not wait for what few queries need. */
  const lazy = (make) => {
    let made;
    return () => (made = made === undefined ? make() : made);
  };

  class Engine {
    /**
     * @param {Prepared[]} documents
     * @param {string} syllables  the table of pinyin
     */
    constructor(documents, syllables) {
      this.documents = documents;
      /** Title of the page that a question stands on, by address. */
      this.pageTitles = new Map(
        documents.filter(({ found }) => found.kind === "栏目").map(({ found }) => [found.url, found.title]),
      );
      this.pinyin = lazy(() => new Pinyin(syllables));
      /** All that is written anywhere. */
      this.corpus = lazy(() =>
        this.documents
          .map((each) => [each.title, each.names.join("\n"), ...each.sections.map((s) => `${s.heading}\n${s.text}`)].join("\n"))
          .join("\n"),
      );
      const lines = (pick) => [...new Set(this.documents.flatMap(pick))];
      const isEntry = ({ kind }) => kind === "词条" || kind === "指标";
      /** Words that name something: names, tags, values of filters. */
      this.allNames = lazy(() =>
        lines((each) => [...(isEntry(each.found) ? [each.title] : []), ...each.names, ...each.facets, ...each.tags]),
      );
      this.written = new Map();
      /** Those of them that stand somewhere; one a line in `nameText`. */
      this.names = lazy(() => this.allNames().filter((name) => this.isWritten(name)));
      this.nameText = lazy(() => this.names().join("\n"));
      this.headText = lazy(() =>
        lines((each) => [each.title, ...each.sections.map((section) => section.heading)]).join("\n"),
      );
      this.latin = lazy(() => {
        const times = new Map();
        for (const each of this.corpus().match(/[a-z][a-z0-9]{2,}/g) || []) times.set(each, (times.get(each) || 0) + 1);
        return times;
      });
    }

    /** Makes what only rarer queries need, while the reader reads or types; in pieces, so that no key waits. */
    prepareRest() {
      if (this.isPreparing) return;
      this.isPreparing = true;
      const rest = [this.pinyin, this.corpus];
      for (let at = 0; at < this.allNames().length; at += NAMES_AT_ONCE) {
        rest.push(() => this.allNames().slice(at, at + NAMES_AT_ONCE).forEach((name) => this.isWritten(name)));
      }
      rest.push(this.nameText, this.headText, this.latin);
      const next = () => {
        rest.shift()();
        if (rest.length) setTimeout(next, 30);
      };
      setTimeout(next, 200);
    }

    /** Whether a word stands anywhere; remembered, as there is much to look through. */
    isWritten(word) {
      if (!this.written.has(word)) this.written.set(word, this.corpus().includes(word));
      return this.written.get(word);
    }

    /** @type {(query: string) => Outcome} What is certain as long as texts are on their way: the very words. */
    glance(query) {
      const typed = divide(query);
      const terms = typed.map(direct);
      const matched = typed.length ? this.documents.map((each) => match(each, terms, terms.length)).filter(Boolean) : [];
      return { results: ranked(matched, typed), words: wordsOf(terms), notice: null };
    }

    /** @type {(query: string, strict?: boolean) => Outcome} With `strict`, terms are taken as they were typed. */
    search(query, strict = false) {
      const typed = divide(query);
      if (!typed.length) return { results: [], words: [], notice: null };
      if (strict) return this.outcome(typed.map(direct), null, typed);
      const words = this.areSyllables(typed) ? [typed.join("")] : typed;
      const read = words.map((word) => this.read(word, words.length > 1));
      const notices = read.map((each) => each.notice).filter(Boolean);
      return this.outcome(read.flatMap((each) => each.terms), mergeNotices(notices, query), typed);
    }

    outcome(terms, notice, typed) {
      const needed = terms.filter((term) => !term.optional);
      let matched = this.documents.map((each) => match(each, terms, needed.length)).filter(Boolean);
      let told = notice;
      if (!matched.length && needed.length > 1) {
        const partial = this.documents.map((each) => match(each, terms, 1)).filter(Boolean);
        const most = Math.max(0, ...partial.map((each) => each.count));
        matched = partial.filter((each) => each.count === most);
        if (matched.length && !told) told = { kind: "partial", from: typed.join(" "), to: "" };
      }
      return { results: ranked(matched, typed), words: wordsOf(terms), notice: told };
    }

    /** What a typed word is taken for. */
    read(word, hasOthers) {
      if (isHan(word)) return this.readHan(word, hasOthers);
      const hits = this.count(word, FEW);
      if (hits >= FEW || !isLetters(word)) {
        return hits || isNumber(word) ? { terms: [direct(word)] } : this.slip(word);
      }
      const spelled = this.asPinyin(word, hits > 0);
      if (hits) return { terms: [{ ...direct(word), needles: [word, ...spelled].map(needle) }] };
      // 头输 across two words of one heading is no reading of toushu when 投诉 is so near.
      const isChance = spelled.length && !this.nameText().includes(spelled[0]) && this.count(spelled[0], FEW) < FEW;
      if (!spelled.length || (isChance && this.almostPinyin(word))) return this.slip(word);
      return { terms: [sounding(spelled)], notice: { kind: "pinyin", from: word, to: spelled.join("、") } };
    }

    readHan(word, hasOthers) {
      const bare = word.replace(ours.QUESTION_BEFORE, "").replace(ours.QUESTION_BEHIND, "");
      const isOne = !mayBeTwo(word);
      if (isOne && bare === word && this.count(word, FEW) >= FEW) return { terms: [direct(word)] };
      const isName = this.nameText().includes(word) || (isOne && this.headText().includes(word));
      if (isName) return { terms: [direct(word)] };
      if (!bare) return { terms: [{ ...direct(word), optional: hasOthers }] };
      const terms = bare === word ? [] : [{ ...direct(word), optional: true }];
      if (this.corpus().includes(bare)) return this.whole(bare, terms);
      const meant = this.soundsLike(bare);
      if (meant) return { terms: [direct(meant)], notice: { kind: "slip", from: bare, to: meant } };
      return this.cut(bare, terms);
    }

    /** A few characters that hardly any document has side by side are two words that many have. */
    whole(word, terms) {
      const pieces = mayBeTwo(word) ? this.halves({ text: word, meant: word }) : [];
      const known = pieces.map((piece) => direct(piece.text));
      const together = this.count(word, MOST_TOGETHER);
      const isTwo = pieces.length > 1 && together < MOST_TOGETHER && this.countAll(known) >= MANY_MORE * together;
      if (!isTwo) return { terms: [...terms, direct(word)] };
      return { terms: [...terms, { ...direct(word), optional: true }, ...known] };
    }

    /** A run of words that stands nowhere as a whole → the longest pieces that do. */
    cut(word, terms) {
      const pieces = word.split(ours.FILLERS).filter(Boolean).flatMap((part) => this.pieces(part));
      const known = [...new Set(pieces.map((piece) => piece.meant).filter(Boolean))];
      if (!known.length) return { terms: [direct(word)] };
      const slip = pieces.find((piece) => piece.meant && piece.meant !== piece.text);
      const notice = slip
        ? { kind: "slip", from: slip.text, to: slip.meant }
        : { kind: "cut", from: word, to: known.join("、") };
      return { terms: [...terms, ...known.map(direct)], notice };
    }

    /** @returns {{text: string, meant: string}[]} `meant` is empty for what means nothing here. */
    pieces(part) {
      const found = this.cover(part) || this.greedy(part);
      return found.flatMap((piece) => this.halves(piece));
    }

    /** The fewest words of the content that make up all of a run: 退款 流程, not 退款流 and a rest. Null without any. */
    cover(part) {
      const best = Array(part.length).fill(null);
      best.push([]);
      for (let at = part.length - 2; at >= 0; at -= 1) {
        for (let length = Math.min(LONGEST_PIECE, part.length - at); length > 1; length -= 1) {
          const text = part.slice(at, at + length);
          const rest = best[at + length];
          const isBetter = rest && (!best[at] || rest.length + 1 < best[at].length);
          if (isBetter && this.corpus().includes(text)) best[at] = [{ text, meant: text }, ...rest];
        }
      }
      return best[0];
    }

    /** From the beginning, always the longest word; what is none may be one misheard. */
    greedy(part) {
      const found = [];
      for (let at = 0; at < part.length; ) {
        const piece = this.longest(part.slice(at)) || this.misheard(part.slice(at)) || { text: part[at], meant: "" };
        found.push(piece);
        at += piece.text.length;
      }
      return found;
    }

    longest(rest) {
      for (let length = Math.min(LONGEST_PIECE, rest.length); length > 1; length -= 1) {
        const text = rest.slice(0, length);
        if (this.corpus().includes(text)) return { text, meant: text };
      }
      return null;
    }

    misheard(rest) {
      for (let length = Math.min(6, rest.length); length > 1; length -= 1) {
        const text = rest.slice(0, length);
        const pattern = this.pinyin().soundPattern(text);
        const heard = pattern && best(this.nameText(), pattern);
        if (heard) return { text, meant: heard[0] };
      }
      return null;
    }

    /** A long piece that is no name of anything asks too much as a whole: two words. */
    halves(piece) {
      if (piece.text.length < SHORTEST_CUT || piece.meant !== piece.text || this.nameText().includes(piece.text)) return [piece];
      const splits = [...piece.text].map((_, at) => [piece.text.slice(0, at), piece.text.slice(at)]).slice(2, -1);
      const weigh = (words) => Math.min(...words.map((word) => this.corpus().split(word).length));
      const [first] = splits.sort((one, other) => weigh(other) - weigh(one));
      return first.map((text) => ({ text, meant: text }));
    }

    /** Words of the content that letters may be the pinyin of, the commonest first. */
    asPinyin(letters, onlyWhole) {
      const spellings = this.pinyin().spelled(letters).map((syllables) => this.pinyin().pattern(syllables));
      for (const pattern of spellings) {
        const found = best(this.nameText(), pattern) || best(this.headText(), pattern);
        if (found) return found;
      }
      if (onlyWhole) return [];
      const initials = letters.length > 1 && letters.length < 9 && this.pinyin().initialsPattern(letters);
      if (initials) {
        const found =
          best(this.nameText(), `^(?:${initials})$`, "gm") ||
          (letters.length > 2 && (best(this.nameText(), initials) || best(this.headText(), initials)));
        if (found) return found;
      }
      // Two characters of different words may happen to sound like it: once or twice means nothing.
      for (const pattern of spellings) {
        const found = best(this.corpus(), pattern);
        if (found && this.count(found[0], FEW) >= FEW) return found;
      }
      return [];
    }

    /** The word of the content that a Han word was probably meant to be, or "". */
    soundsLike(word) {
      if (word.length < 2) return "";
      for (const withAlike of [false, true]) {
        const pattern = this.pinyin().soundPattern(word, withAlike);
        if (!pattern) continue;
        const found = best(this.nameText(), pattern) || best(this.headText(), pattern) || best(this.corpus(), pattern);
        if (found) return found[0];
      }
      return word.length > 2 ? this.nearest(word, (name) => name) : "";
    }

    /** A Latin word that nothing holds: almost the right pinyin, or one letter wrong. */
    slip(word) {
      const meant = (isLetters(word) && this.almostPinyin(word)) || this.nearLatin(word);
      if (!meant) return { terms: [direct(word)] };
      return { terms: [direct(meant)], notice: { kind: "slip", from: word, to: meant } };
    }

    almostPinyin(letters) {
      for (const syllables of this.pinyin().spelled(letters)) {
        const pattern = this.pinyin().pattern(syllables, true);
        const found = best(this.nameText(), pattern) || best(this.headText(), pattern);
        if (found) return found[0];
      }
      return letters.length > 3 ? this.nearest(letters, (name) => (isHan(name) ? this.pinyin().letters(name) : "")) : "";
    }

    nearLatin(word) {
      if (word.length < 3) return "";
      const near = [...this.latin()].filter(([known]) => isNear(known, word));
      return near.sort((one, other) => other[1] - one[1]).map(([known]) => known)[0] || "";
    }

    /** The name closest to a word, compared by what `spell` makes of it; the one met most often in the content. */
    nearest(word, spell) {
      const near = this.names().filter((name) => name.length > 1 && isNear(spell(name), word));
      const times = (name) => this.corpus().split(name).length;
      return near.sort((one, other) => times(other) - times(one))[0] || "";
    }

    /** Whether somebody typed one word of pinyin with spaces, `tou su`. */
    areSyllables(typed) {
      const isWord = (term) => new RegExp(`(?:^|[^a-z0-9])${term}(?![a-z0-9])`).test(this.corpus());
      return typed.length > 1 && typed.every((term) => this.pinyin().characters.has(term)) && !typed.every(isWord);
    }

    /** How many documents hold a word; counting stops at `limit`. */
    count(word, limit) {
      const { place } = needle(word);
      let found = 0;
      for (const each of this.documents) {
        found += each.texts.some((text) => place(text) >= 0) ? 1 : 0;
        if (found >= limit) break;
      }
      return found;
    }

    /** Documents that hold every term. */
    countAll(terms) {
      return this.documents.filter((each) => match(each, terms, terms.length)).length;
    }
  }

  /** Whether a run of Han is long enough for two words and no sentence yet. */
  const mayBeTwo = (word) => word.length >= SHORTEST_CUT && word.length <= LONGEST_CUT;

  const direct = (word) => ({ needles: [needle(word)], weight: 1, optional: false });
  const sounding = (words) => ({ needles: words.map(needle), weight: PINYIN_WEIGHT, optional: false });

  /** Results, the best first. */
  const ranked = (matched, typed) => {
    const phrase = typed.join("");
    for (const each of matched) each.score += together(each.prepared, phrase, typed);
    matched.sort((one, other) => other.score - one.score || one.prepared.place - other.prepared.place);
    return matched.map((each) => ({
      found: each.prepared.found, score: each.score, section: each.section, more: each.more,
    }));
  };

  /** Words to be marked, the longest first. */
  const wordsOf = (terms) => {
    const words = new Set(terms.flatMap((term) => term.needles.map((each) => each.word)));
    return [...words].sort((one, other) => other.length - one.length);
  };

  const mergeNotices = (notices, query) => {
    if (!notices.length) return null;
    const kind = (notices.find((each) => each.kind === "slip") || notices[0]).kind;
    const told = notices.filter((each) => each.kind === kind);
    return { kind, query, from: told.map((each) => each.from).join(" "), to: told.map((each) => each.to).join(" ") };
  };

  /** The words that a pattern matches, the commonest first; null when there is none. */
  const best = (text, pattern, flags = "g") => {
    const times = new Map();
    for (const [word] of text.matchAll(new RegExp(pattern, `${flags}u`))) times.set(word, (times.get(word) || 0) + 1);
    if (!times.size) return null;
    return [...times].sort((one, other) => other[1] - one[1]).slice(0, MOST_READINGS).map(([word]) => word);
  };

  ours.Engine = Engine;
})();
