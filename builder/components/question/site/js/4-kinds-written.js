// The two types with the most to write: a work order's form, and an answer in one's own words.

/** @type {Kind} 工单: a field with options is answered with their places ("0,2"), any other with a text */
var FORM = {
  read: function (root) {
    return formFields(root).map(function (field) {
      if (!field.options.length) return field.box.value.trim();
      return field.options
        .map(function (option, place) { return option.checked ? String(place) : ""; })
        .filter(Boolean).join(",");
    });
  },
  fill: function (root, answer) {
    formFields(root).forEach(function (field, number) {
      var saved = answer[number] || "";
      if (!field.options.length) field.box.value = saved;
      field.options.forEach(function (option, place) {
        option.checked = saved.split(",").indexOf(String(place)) >= 0;
      });
    });
  },
  lacks: function (root, answer) {
    var names = formFields(root)
      .filter(function (field, number) { return !answer[number]; })
      .map(function (field) { return field.name; });
    if (!names.length) return null;
    return { isEmpty: names.length === answer.length, words: "还没有填：" + names.join("、") + "。" };
  },
  parts: function (root, answer) {
    return formFields(root).map(function (field, number) {
      return { place: field.root, share: shareOfField(field, answer[number]), control: field.box };
    });
  },
  tell: function (root, answer) {
    return formFields(root).map(function (field, number) {
      return chosenIn(field, answer[number]).join("、") || "–";
    }).join("；");
  },
  key: function (root) {
    return formFields(root).map(function (field) {
      if (!field.options.length) return field.keys[0];
      return field.options
        .map(function (option, place) { return field.keys.indexOf(option.value) < 0 ? "" : String(place); })
        .filter(Boolean).join(",");
    });
  }
};

function formFields(root) {
  return all(root, ".cw-question__field").map(function (field) {
    var boxes = all(field, "input");
    var hasOptions = boxes[0].type === "radio" || boxes[0].type === "checkbox";
    return {
      root: field,
      name: textOf(field.querySelector("legend, .cw-question__label")),
      keys: JSON.parse(field.dataset.keys),
      options: hasOptions ? boxes : [],
      box: hasOptions ? null : boxes[0]
    };
  });
}

/** Words of an answer to one field. */
function chosenIn(field, answer) {
  if (!answer) return [];
  if (!field.options.length) return [field.box.type === "datetime-local" ? answer.replace("T", " ") : answer];
  return answer.split(",").map(function (place) { return field.options[Number(place)].value; });
}

function shareOfField(field, answer) {
  if (!answer) return 0;
  if (field.options.length) return shareOfOptions(chosenIn(field, answer), field.keys);
  // The attribute, not the property: a browser that knows no such input calls it a text.
  var type = field.box.getAttribute("type");
  var isRight = type === "number" ? isNumber : type === "text" ? isWording : isMoment;
  return isRight(answer, field.keys) ? 1 : 0;
}

/** @type {Kind} 简答: [what was written, "1" or "0" for each marking point]; the learner ticks what the text says */
var OWN_WORDS = {
  prepare: function (root) {
    var answers = root.querySelector(".cw-question__answers");
    var list = answers.querySelector(".cw-question__marking");
    if (!list) {
      list = make("ol", "cw-question__lines cw-question__marking");
      list.appendChild(make("li", "", "我的回答和参考答案是一个意思"));
      answers.appendChild(list);
    }
    all(list, "li").forEach(function (line) {
      var label = make("label");
      var words = make("span");
      while (line.firstChild) words.appendChild(line.firstChild);
      var box = make("input");
      box.type = "checkbox";
      label.appendChild(box);
      label.appendChild(words);
      line.appendChild(label);
    });
  },
  read: function (root) {
    var bits = ticks(root).map(function (box) { return box.checked ? "1" : "0"; });
    return [root.querySelector("textarea").value.trim(), bits.join("")];
  },
  fill: function (root, answer) {
    root.querySelector("textarea").value = answer[0];
    ticks(root).forEach(function (box, place) { box.checked = answer[1].charAt(place) === "1"; });
  },
  lacks: function (root, answer) {
    return answer[0] ? null : { isEmpty: true, words: "还没有写，写下您的回答再提交。" };
  },
  parts: function () { return []; },
  share: function (root, answer) {
    return (answer[1].split("1").length - 1) / ticks(root).length;
  },
  tell: function (root, answer) { return answer[0]; },
  key: function (root) {
    var reference = root.querySelector(".cw-question__key");
    var label = reference.querySelector("strong");
    return [textOf(reference).slice(textOf(label).length).trim(), ""];
  }
};

function ticks(root) {
  return all(root, ".cw-question__marking input");
}

/** @type {Object.<string, Kind>} by ``data-type`` */
var KINDS = {
  "single": CHOICES,
  "multiple": CHOICES,
  "true-false": CHOICES,
  "blanks": GAPS,
  "ordering": ORDER,
  "matching": PAIRS,
  "work-order": FORM,
  "short-answer": OWN_WORDS
};
