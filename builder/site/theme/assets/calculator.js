// A calculator below every metric that can be calculated: the formula with the reader's numbers, the result, its level.
// Nothing is kept and nothing is sent. Without this script formula and levels stand there as text.
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const MINUS = "−";
  const SECONDS = { 秒: 1, 分钟: 60, 小时: 3600, 天: 86400 };
  const WIDTH = 320;

  /** An element with properties and children. */
  const make = (tag, className, ...children) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  const draw = (tag, attributes, text = "") => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
    made.textContent = text;
    return made;
  };

  /** 1e-10 of a product is the computer's, not the reader's. */
  const settle = (value) => Number(value.toPrecision(12));

  const round = (value, decimals) => Number(value.toFixed(decimals));

  const written = (value, decimals = 10) =>
    round(value, decimals).toLocaleString("zh-CN", { maximumFractionDigits: decimals }).replace("-", MINUS);

  const withUnit = (text, unit) => (unit === "%" || unit === "" ? text + unit : `${text} ${unit}`);

  /** A number as people type it: full-width digits, thousands' commas, a minus sign. NaN for anything else. */
  const readNumber = (text) => {
    const plain = text.normalize("NFKC").replace(/[,\s]/gu, "").replace(MINUS, "-");
    return /^[-+]?(\d+\.?\d*|\.\d+)$/u.test(plain) ? Number(plain) : NaN;
  };

  /** The best level that a value reaches: bands stand from worst to best. A range is reached from its worse end on. */
  const levelOf = (value, { bands, direction }) =>
    [...bands].reverse().find(({ sign, first, last }) => {
      if (sign === "≥") return value >= first;
      if (sign === ">") return value > first;
      if (sign === "≤") return value <= last;
      if (sign === "<") return value < last;
      return direction === "down" ? value <= last : value >= first;
    });

  /** One decimal, two digits below 1; more where the rounded number would stand in another level than the value. */
  const decimalsFor = (value, metric) => {
    const size = Math.abs(value);
    let decimals = size > 0 && size < 1 ? Math.min(4, 1 - Math.floor(Math.log10(size))) : 1;
    while (decimals < 6 && levelOf(round(value, decimals), metric) !== levelOf(value, metric)) decimals += 1;
    return decimals;
  };

  /** @returns {{value: number, formula: string, remark?: string}} formula: with the numbers put in, up to the equals sign */
  const KINDS = {
    share: ([part, whole], { terms }) => {
      if (part > whole) return { problem: `“${terms[0]}”比“${terms[1]}”还大，查一查是不是填反了` };
      return KINDS.ratio([part, whole]);
    },
    ratio: ([a, b]) => ({ value: (a * 100) / b, formula: `${written(a)} ÷ ${written(b)} × 100%` }),
    quotient: ([a, b]) => ({ value: a / b, formula: `${written(a)} ÷ ${written(b)}` }),
    product: ([a, b]) => ({ value: a * b, formula: `${written(a)} × ${written(b)}` }),
    change: ([after, before]) => ({
      value: ((after - before) * 100) / before,
      formula: `（${written(after)} ${MINUS} ${written(before)}）÷ ${written(before)} × 100%`,
    }),
    roi: ([gain, cost]) => ({
      ...KINDS.change([gain, cost]),
      remark: `这是净式，过 0 才算赚。换成原式：${written(gain)} ÷ ${written(cost)} ${equals(gain / cost, 2)}，过 1 才保本。`,
    }),
    nps: ([promoters, passives, detractors]) => {
      const all = promoters + passives + detractors;
      const share = (count) => `${written((count * 100) / all, 1)}%`;
      return {
        value: ((promoters - detractors) * 100) / all,
        formula: `（${written(promoters)} ${MINUS} ${written(detractors)}）÷ ${written(all)} × 100`,
        remark: `推荐者 ${share(promoters)}，中立者 ${share(passives)}，贬损者 ${share(detractors)}，共 ${written(all)} 份。`,
      };
    },
    elapsed: ([end, start], { terms, unit, direction }) => {
      if (end < start && direction !== "up") return { problem: `“${terms[0]}”比“${terms[1]}”还早，查一查是不是填反了` };
      const clock = (time) => new Date(time).toISOString().replace("T", " ").slice(0, 19);
      return {
        value: (end - start) / 1000 / SECONDS[unit],
        formula: `${clock(end)} ${MINUS} ${clock(start)}`,
        remark: unit !== "天" && Math.abs(end - start) >= 60_000 ? `也就是 ${spoken(Math.abs(end - start))}。` : "",
      };
    },
  };

  const spoken = (milliseconds) => {
    let rest = Math.round(milliseconds / 1000);
    const parts = [];
    for (const [unit, size] of Object.entries(SECONDS).reverse()) {
      if (rest >= size) parts.push(`${Math.floor(rest / size)} ${unit}`);
      rest %= size;
    }
    return parts.join(" ");
  };

  const equals = (value, decimals) =>
    `${Math.abs(round(value, decimals) - settle(value)) < 1e-9 ? "=" : "≈"} ${written(value, decimals)}`;

  /** Kinds whose second term divides. */
  const DIVIDING = ["share", "ratio", "quotient", "change", "roi"];
  const SIGNED = ["change", "roi"];

  /** What is wrong with the numbers, in words; empty when they can be calculated with. */
  const problemOf = (metric, labels, values) => {
    const negative = values.findIndex((value) => value < 0);
    if (negative >= 0 && !SIGNED.includes(metric.kind) && metric.kind !== "elapsed") return `“${labels[negative]}”不能是负数`;
    if (DIVIDING.includes(metric.kind) && values[1] === 0) return `“${labels[1]}”是 0，没有东西可以除`;
    if (SIGNED.includes(metric.kind) && values[1] < 0) return `“${labels[1]}”是负数，这样算没有意义`;
    if (metric.kind !== "nps") return "";
    const broken = values.findIndex((value) => !Number.isInteger(value));
    if (broken >= 0) return `“${labels[broken]}”是份数，要填整数`;
    return values.every((value) => value === 0) ? "一份回答也没有，算不出占比" : "";
  };

  /** The levels to scale with a mark at the value. Hidden from screen readers: the sentence above says the same. */
  const levelChart = (value, { bands, kind }) => {
    const ends = ({ sign, first, last }) =>
      sign === "≥" || sign === ">" ? [first, Infinity] : sign ? [-Infinity, last] : [first, last];
    const bounds = [...new Set(bands.flatMap(ends).filter(Number.isFinite))].sort((a, b) => a - b);
    const spread = Math.max(...bounds, value) - Math.min(...bounds, value) || Math.abs(value) || 1;
    const [least, most] = kind === "nps" ? [-100, 100] : kind === "share" ? [0, 100] : [-Infinity, Infinity];
    const low = Math.max(least, Math.min(...bounds, value) - 0.35 * spread);
    const high = Math.min(most, Math.max(...bounds, value) + 0.35 * spread);
    const place = (at) => ((Math.min(high, Math.max(low, at)) - low) / (high - low)) * WIDTH;
    const chart = draw("svg", { class: "cw-calc-chart", viewBox: `-8 0 ${WIDTH + 16} 52`, "aria-hidden": "true" });
    chart.append(draw("rect", { class: "cw-calc-track", x: 0, y: 12, width: WIDTH, height: 22 }));
    bands.forEach((band, number) => {
      const [from, to] = ends(band).map(place);
      const isBest = number === bands.length - 1 && !band.alarm;
      const tone = band.alarm ? "alarm" : isBest ? "best" : "plain";
      chart.append(draw("rect", { class: `cw-calc-band cw-calc-${tone}`, x: from, y: 12, width: Math.max(0, to - from - 1), height: 22 }));
      if (to - from > band.level.length * 13 + 4) {
        chart.append(draw("text", { class: `cw-calc-word cw-calc-on-${tone}`, x: (from + to) / 2, y: 27 }, band.level));
      }
    });
    let free = -Infinity;
    for (const bound of bounds) {
      const x = place(bound);
      if (x < free) continue;
      const text = written(bound);
      free = x + text.length * 8 + 8;
      chart.append(draw("text", { class: "cw-calc-tick", x, y: 48 }, text));
    }
    const x = place(value);
    chart.append(draw("path", { class: "cw-calc-mark", d: `M${x - 7} 1h14l-7 12z` }));
    return chart;
  };

  const shareChart = (counts) => {
    const chart = draw("svg", { class: "cw-calc-chart", viewBox: `-8 0 ${WIDTH + 16} 24`, "aria-hidden": "true" });
    const all = counts.reduce((sum, count) => sum + count, 0);
    let x = 0;
    ["best", "plain", "alarm"].forEach((tone, number) => {
      const width = (counts[number] / all) * WIDTH;
      const name = ["推荐", "中立", "贬损"][number];
      if (width) chart.append(draw("rect", { class: `cw-calc-band cw-calc-${tone}`, x, y: 0, width: Math.max(0, width - 1), height: 22 }));
      if (width > 34) chart.append(draw("text", { class: `cw-calc-word cw-calc-on-${tone}`, x: x + width / 2, y: 15 }, name));
      x += width;
    });
    return chart;
  };

  class Calculator {
    /** @param {HTMLElement} holder with `data-calculator` */
    constructor(holder, metric) {
      this.metric = metric;
      this.id = `cw-calc-${metric.ref}`;
      this.root = make("div", "cw-calc");
      this.root.setAttribute("role", "group");
      this.root.setAttribute("aria-label", `算一算 ${metric.name}`);
      this.fields = make("div", "cw-calc-fields");
      this.result = make("div", "cw-calc-result");
      this.result.id = `${this.id}-result`;
      this.result.setAttribute("role", "status");
      this.charts = make("div", "cw-calc-charts");
      this.root.append(make("p", "cw-calc-title", "算一算"), this.fields, this.result, this.charts);
      if (metric.kind === "nps") this.offerForms();
      this.ask(this.labels());
      holder.append(this.root);
    }

    /** NPS: three sums, or the answers one score at a time. */
    offerForms() {
      this.isLong = false;
      const toggle = make("button", "cw-calc-switch", "改成按 0–10 分逐项填");
      toggle.type = "button";
      toggle.addEventListener("click", () => {
        const before = this.read();
        this.isLong = !this.isLong;
        toggle.textContent = this.isLong ? "改成只填三个数" : "改成按 0–10 分逐项填";
        this.ask(this.labels());
        if (!this.isLong && before.every((value) => value !== null)) {
          const sums = this.sums(before.map((value) => value || 0), true);
          this.inputs.forEach((input, number) => (input.value = String(sums[number])));
        }
        this.show();
        this.inputs[0].focus();
      });
      this.fields.before(toggle);
    }

    labels() {
      const { kind, terms, unit } = this.metric;
      if (kind === "nps") {
        return this.isLong
          ? [...Array(11).keys()].map((score) => `${score} 分`)
          : ["推荐者（9–10 分）", "中立者（7–8 分）", "贬损者（0–6 分）"];
      }
      if (kind !== "quotient" && kind !== "product") return terms;
      return [`${terms[0]}（${unit.split("/")[0]}）`, terms[1]];
    }

    ask(labels) {
      const isTime = this.metric.kind === "elapsed";
      this.inputs = labels.map((label, number) => {
        const input = make("input", "");
        input.id = `${this.id}-${number}`;
        input.type = isTime ? "datetime-local" : "text";
        if (isTime) input.step = "1";
        else input.inputMode = "decimal";
        input.autocomplete = "off";
        input.dataset.label = label;
        input.addEventListener("input", () => this.show());
        return input;
      });
      const boxes = this.inputs.map((input) => {
        const label = make("label", "", input.dataset.label);
        label.htmlFor = input.id;
        return make("div", "cw-calc-field", label, input);
      });
      // People know the beginning first, whatever is subtracted from what.
      this.fields.replaceChildren(...(isTime ? boxes.reverse() : boxes));
      this.fields.classList.toggle("cw-calc-many", labels.length > 3);
      this.fields.classList.toggle("cw-calc-times", isTime);
      this.show();
    }

    /** The numbers; null where nothing is written, NaN where it is none. Of eleven scores a blank is no answer. */
    read() {
      const isSomething = this.inputs.some((input) => input.value.trim());
      return this.inputs.map((input) => {
        const text = input.value.trim();
        if (!text) return this.isLong && isSomething ? 0 : null;
        return input.type === "text" ? readNumber(text) : Date.parse(`${text}Z`);
      });
    }

    sums(counts, isLong = this.isLong) {
      const sum = (from, to) => counts.slice(from, to).reduce((total, count) => total + count, 0);
      return isLong ? [sum(9, 11), sum(7, 9), sum(0, 7)] : counts;
    }

    show() {
      const { metric } = this;
      const labels = this.inputs.map((input) => input.dataset.label);
      const values = this.read();
      const wrong = values.findIndex(Number.isNaN);
      this.inputs.forEach((input, number) => {
        if (number === wrong) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      });
      if (wrong >= 0) return this.say("problem", `“${labels[wrong]}”要填数字`);
      if (values.includes(null)) return this.say("hint", "填好就出结果，数字只留在这一页。");
      const problem = problemOf(metric, labels, values);
      if (problem) return this.say("problem", problem);
      const counts = metric.kind === "nps" ? this.sums(values) : values;
      const found = KINDS[metric.kind](counts, metric);
      if (found.problem) return this.say("problem", found.problem);
      return this.answer(settle(found.value), found, counts);
    }

    say(kind, words) {
      this.result.replaceChildren(make("p", `cw-calc-${kind}`, words));
      this.charts.replaceChildren();
    }

    answer(value, { formula, remark }, counts) {
      const { metric } = this;
      const decimals = decimalsFor(value, metric);
      const sign = Math.abs(round(value, decimals) - value) < 1e-9 ? "=" : "≈";
      const level = levelOf(value, metric);
      const verdict = make("p", "cw-calc-value", make("strong", "", withUnit(written(value, decimals), metric.unit)));
      if (level) {
        verdict.append(" ", make("span", level.alarm ? "cw-calc-level cw-calc-level-alarm" : "cw-calc-level", `${level.level}（${level.value}）`));
      } else if (metric.bands.length) {
        const [nearest] = metric.bands;
        verdict.append(" ", make("span", "cw-calc-level", `没有到“${nearest.level}”（${nearest.value}）`));
      }
      const lines = [make("p", "cw-calc-formula", `${metric.name} = ${formula} ${sign}`), verdict];
      if (remark) lines.push(make("p", "cw-calc-remark", remark));
      if (metric.notes.length) lines.push(make("p", "cw-calc-remark", `另外对照：${metric.notes.join("；")}。`));
      this.result.replaceChildren(...lines);
      this.charts.replaceChildren(...(metric.kind === "nps" ? [shareChart(counts)] : []));
      if (metric.bands.length) this.charts.append(levelChart(value, metric));
    }
  }

  for (const holder of document.querySelectorAll("[data-calculator]")) {
    const metric = JSON.parse(holder.dataset.calculator);
    if (!holder.classList.contains("cw-library-metric")) {
      new Calculator(holder, metric);
      continue;
    }
    // In the list of all metrics a calculator is made when it is asked for.
    const button = make("button", "cw-calc-open", "算一算");
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-label", `算一算 ${metric.name}`);
    let made = null;
    button.addEventListener("click", () => {
      made = made || new Calculator(holder, metric);
      const isOpen = button.getAttribute("aria-expanded") === "true";
      button.setAttribute("aria-expanded", String(!isOpen));
      made.root.hidden = isOpen;
      if (!isOpen) made.inputs[0].focus();
    });
    holder.append(button);
  }
})();
