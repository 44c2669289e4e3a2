// How each type of question is prepared, read, filled in and marked.
//
// An answer is as short as it can be, because a course's record may have to fit into 4,096 characters:
// letters for choices, an order and pairs ("AC", "CABD", "B-A"), a list of texts for gaps and fields.

/**
 * @typedef {string | string[]} Answer
 *
 * @typedef {Object} Part  something that is right or wrong by itself
 * @property {HTMLElement} place  where its mark is written
 * @property {number} share  0…1
 * @property {HTMLElement} [control]  what was typed into
 *
 * @typedef {Object} Kind
 * @property {function(HTMLElement): void} [prepare]  once, before anything else
 * @property {function(HTMLElement): Answer} read
 * @property {function(HTMLElement, Answer): void} fill
 * @property {function(HTMLElement, Answer): ?{isEmpty: boolean, words: string}} lacks  what is still to be answered
 * @property {function(HTMLElement, Answer): Part[]} parts
 * @property {function(HTMLElement, Answer): number} [share]  0…1; the mean of the parts where it is not given
 * @property {function(HTMLElement, Answer): string} tell  the answer for a person to read
 * @property {function(HTMLElement): Answer} key  the answer that earns everything
 */

/** @type {Kind} 单选 多选 判断 */
var CHOICES = {
  read: function (root) {
    return choiceLines(root)
      .filter(function (line) { return line.querySelector("input").checked; })
      .map(letterOf).join("");
  },
  fill: function (root, answer) {
    choiceLines(root).forEach(function (line) {
      line.querySelector("input").checked = answer.indexOf(letterOf(line)) >= 0;
    });
  },
  lacks: function (root, answer) {
    return answer ? null : { isEmpty: true, words: "还没有选答案，先选一个再提交。" };
  },
  parts: function (root, answer) {
    return choiceLines(root)
      .filter(function (line) { return answer.indexOf(letterOf(line)) >= 0; })
      .map(function (line) {
        return { place: line, share: line.dataset.correct === "true" ? 1 : 0 };
      });
  },
  share: function (root, answer) {
    return shareOfOptions(answer.split(""), CHOICES.key(root).split(""));
  },
  tell: function (root, answer) {
    if (root.dataset.type !== "true-false") return answer.split("").join("、");
    return choiceLines(root)
      .filter(function (line) { return answer.indexOf(letterOf(line)) >= 0; })
      .map(function (line) { return textOf(line.querySelector("label")); }).join("、");
  },
  key: function (root) {
    return choiceLines(root)
      .filter(function (line) { return line.dataset.correct === "true"; })
      .map(letterOf).join("");
  }
};

function choiceLines(root) {
  return all(root, ".cw-question__choices > li");
}

function letterOf(line) {
  return line.dataset.letter;
}

/** @type {Kind} 填空: each gap of the stem becomes an input */
var GAPS = {
  prepare: function (root) {
    var gaps = all(root, ".cw-question__gap");
    gaps.forEach(function (gap, place) {
      var input = make("input", "cw-question__blank");
      input.type = "text";
      input.autocomplete = "off";
      input.setAttribute("aria-label", gap.getAttribute("aria-label"));
      gap.removeAttribute("role");
      gap.removeAttribute("aria-label");
      gap.textContent = gaps.length > 1 ? "（" + (place + 1) + "）" : "";
      gap.appendChild(input);
    });
  },
  read: function (root) {
    return blanks(root).map(function (input) { return input.value.trim(); });
  },
  fill: function (root, answer) {
    blanks(root).forEach(function (input, place) { input.value = answer[place] || ""; });
  },
  lacks: function (root, answer) {
    var empty = emptyPlaces(answer);
    if (!empty.length) return null;
    return {
      isEmpty: empty.length === answer.length,
      words: answer.length > 1 ? "第 " + empty.join("、") + " 空还没有填。" : "空里还没有填。"
    };
  },
  parts: function (root, answer) {
    return blanks(root).map(function (input, place) {
      var gap = input.parentNode;
      var isRight = isWording(answer[place] || "", JSON.parse(gap.dataset.keys));
      return { place: gap, share: isRight ? 1 : 0, control: input };
    });
  },
  tell: function (root, answer) { return answer.join("；"); },
  key: function (root) {
    return all(root, ".cw-question__gap").map(function (gap) {
      return JSON.parse(gap.dataset.keys)[0];
    });
  }
};

function blanks(root) {
  return all(root, ".cw-question__blank");
}

/** Places counted from 1. */
function emptyPlaces(answers) {
  return answers
    .map(function (answer, place) { return answer && answer !== "-" ? 0 : place + 1; })
    .filter(Boolean);
}

/** @type {Kind} 排序: pickers become buttons that move an item up and down */
var ORDER = {
  prepare: function (root) {
    var list = root.querySelector(".cw-question__sequence");
    var told = make("span", "cw-question__unseen");
    told.setAttribute("role", "status");
    orderLines(root).forEach(function (line, place) {
      line.querySelector("select").hidden = true;
      line.style.setProperty("--cw-shown", place); // an empty sheet is printed in this order
      line.appendChild(moveButton(root, line, -1, "上移", "↑"));
      line.appendChild(moveButton(root, line, 1, "下移", "↓"));
    });
    list.parentNode.insertBefore(told, list.nextSibling);
    dimEnds(root);
  },
  read: function (root) { return orderLines(root).map(letterOf).join(""); },
  fill: function (root, answer) {
    var list = root.querySelector(".cw-question__sequence");
    var lines = orderLines(root);
    answer.split("").forEach(function (letter) {
      lines.forEach(function (line) { if (letterOf(line) === letter) list.appendChild(line); });
    });
    dimEnds(root);
  },
  // Items are never shown in their right order: nobody answers by leaving them there.
  lacks: function (root, answer) {
    if (answer !== answer.split("").sort().join("")) return null;
    return { isEmpty: true, words: "还没有排：用 ↑ ↓ 把各项移到该在的位置，再提交。" };
  },
  parts: function (root) {
    return orderLines(root).map(function (line, place) {
      return { place: line, share: rightPlace(line) === place + 1 ? 1 : 0 };
    });
  },
  tell: function (root, answer) { return answer.split("").join("→"); },
  key: function (root) {
    return orderLines(root)
      .sort(function (one, other) { return rightPlace(one) - rightPlace(other); })
      .map(letterOf).join("");
  }
};

function orderLines(root) {
  return all(root, ".cw-question__sequence > li");
}

function rightPlace(line) {
  return Number(line.querySelector("select").dataset.key);
}

function moveButton(root, line, step, verb, sign) {
  var button = makeButton("cw-question__move", sign, function () { move(root, line, step); });
  button.setAttribute("aria-label", verb + "：" + textOf(line.querySelector("span")));
  return button;
}

function move(root, line, step) {
  var list = line.parentNode;
  var neighbour = step < 0 ? line.previousElementSibling : line.nextElementSibling;
  if (!neighbour) return;
  // The neighbour goes, not the line itself, whose button would lose the focus.
  list.insertBefore(neighbour, step < 0 ? line.nextSibling : line);
  dimEnds(root);
  var lines = orderLines(root);
  root.querySelector(".cw-question__sequence + .cw-question__unseen").textContent =
    "“" + textOf(line.querySelector("span")) + "”现在第 " + (lines.indexOf(line) + 1) +
    " 位，共 " + lines.length + " 位";
  list.dispatchEvent(new CustomEvent("input", { bubbles: true }));
}

function dimEnds(root) {
  var lines = orderLines(root);
  lines.forEach(function (line, place) {
    var buttons = all(line, ".cw-question__move");
    buttons[0].setAttribute("aria-disabled", String(place === 0));
    buttons[1].setAttribute("aria-disabled", String(place === lines.length - 1));
  });
}

/** @type {Kind} 匹配: pickers whose options say what the letter stands for */
var PAIRS = {
  prepare: function (root) {
    var words = {};
    all(root, ".cw-question__right > li").forEach(function (line) {
      words[letterOf(line)] = textOf(line);
    });
    all(root, ".cw-question__left option").forEach(function (option) {
      option.textContent = option.value ? option.value + "　" + words[option.value] : "请选";
    });
  },
  read: function (root) {
    return pickers(root).map(function (picker) { return picker.value || "-"; }).join("");
  },
  fill: function (root, answer) {
    pickers(root).forEach(function (picker, place) {
      picker.value = answer.charAt(place).replace("-", "");
    });
  },
  lacks: function (root, answer) {
    var empty = emptyPlaces(answer.split(""));
    if (!empty.length) return null;
    return {
      isEmpty: empty.length === answer.length,
      words: "左边第 " + empty.join("、") + " 项还没有配。"
    };
  },
  parts: function (root) {
    return pickers(root).map(function (picker) {
      var share = picker.value === picker.dataset.key ? 1 : 0;
      return { place: picker.parentNode, share: share, control: picker };
    });
  },
  tell: function (root, answer) {
    return answer.split("").map(function (letter, place) { return place + 1 + letter; }).join(" ");
  },
  key: function (root) {
    return pickers(root).map(function (picker) { return picker.dataset.key; }).join("");
  }
};

function pickers(root) {
  return all(root, ".cw-question__left select");
}
