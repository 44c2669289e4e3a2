// The overview beside the list of question banks: how far one is in each, the wrong-answer book, one's own data.

/** @type {?{list: HTMLElement, root: HTMLElement, wrong: HTMLElement, status: HTMLElement}} */
var panel = null;

function addPanel() {
  var list = document.querySelector("ul.cw-library-quizzes");
  if (!list || list.nextElementSibling && list.nextElementSibling.matches(".cw-panel")) return;
  panel = {
    list: list,
    root: make("section", "cw-panel"),
    wrong: make("div", "cw-panel__wrong"),
    status: make("p", "cw-panel__status")
  };
  panel.status.setAttribute("role", "status");
  panel.root.appendChild(make("h2", "", "错题本"));
  panel.root.appendChild(panel.wrong);
  panel.root.appendChild(make("h2", "", "我的记录"));
  panel.root.appendChild(make(
    "p", "", isKept() ? "作答、得分和错题只存在这台设备的这个浏览器里，不会传到别处；换设备前先导出，到那边再导入。" : UNKEPT_WORDS
  ));
  panel.root.appendChild(dataActions());
  panel.root.appendChild(panel.status);
  list.parentNode.insertBefore(panel.root, list.nextSibling);
  showPanel();
}

function dataActions() {
  var actions = make("div", "cw-panel__actions");
  var file = make("input", "cw-panel__file");
  file.type = "file";
  file.accept = ".json,application/json";
  file.hidden = true;
  file.addEventListener("change", function () {
    if (file.files[0]) readFile(file.files[0]);
    file.value = "";
  });
  actions.appendChild(makeButton("", "导出记录", function () {
    exportStore();
    tell("已导出到 zice-jilu.json。");
  }));
  actions.appendChild(makeButton("", "导入记录", function () { file.click(); }));
  actions.appendChild(makeButton("cw-panel__clear", "清除全部", function () {
    askBefore("清除所有题库的作答、得分和错题？清除后找不回来，需要的话先导出。", "全部清除", function () {
      changeStore(function (store) { store.questions = {}; store.pages = {}; });
      showPanel();
      tell("记录已全部清除。");
    });
  }));
  actions.appendChild(file);
  return actions;
}

function readFile(file) {
  var reader = new FileReader();
  reader.onload = function () {
    var count = importStore(String(reader.result));
    showPanel();
    tell(count < 0 ? "这个文件不是导出的记录，什么也没有改。" : "已导入 " + count + " 道题的记录。");
  };
  reader.readAsText(file);
}

function tell(words) {
  panel.status.textContent = words;
}

function showPanel() {
  if (!panel) return;
  var store = readStore();
  var wrong = [];
  all(panel.list, "li").forEach(function (item) {
    var link = item.querySelector("a");
    var path = link.href.split("#")[0].slice(ROOT.href.length);
    var page = store.pages[path];
    showProgress(item, page, store.questions);
    (page ? page.questions : []).forEach(function (line) {
      var memory = current(line, store.questions);
      if (memory && isWrong(memory)) wrong.push({ path: path, page: page, line: line, memory: memory });
    });
  });
  panel.wrong.textContent = "";
  panel.wrong.appendChild(wrong.length ? wrongList(wrong) : make("p", "", "还没有错题。做错的题会记在这里，点一下就回到那道题。"));
}

/** What is remembered of a page's line, unless that is of another version. */
function current(line, memories) {
  var memory = memories[line[0]];
  return memory && memory.v === line[1] && memory.s !== undefined ? memory : null;
}

function showProgress(item, page, memories) {
  var old = item.querySelector(".cw-panel__progress");
  if (old) old.parentNode.removeChild(old);
  var made = make("div", "cw-panel__progress");
  var lines = page ? page.questions : [];
  var done = lines.map(function (line) { return current(line, memories); }).filter(Boolean);
  var right = done.filter(function (memory) { return memory.s === 1; });
  if (done.length) {
    var gauge = make("progress");
    gauge.max = lines.length;
    gauge.value = done.length;
    gauge.setAttribute("aria-label", page.title + "的进度");
    made.appendChild(gauge);
  }
  made.appendChild(make("span", "", done.length
    ? "已答 " + done.length + "／" + lines.length + "，答对 " + right.length
    : "还没有做"));
  item.appendChild(made);
}

function wrongList(wrong) {
  var list = make("ul", "cw-panel__list");
  wrong.forEach(function (each) {
    var item = make("li");
    var link = make("a", "", each.line[3]);
    link.href = addressOf(each.path) + "#" + encodeURIComponent(each.line[0]);
    item.appendChild(link);
    var times = each.memory.w ? "，错过 " + each.memory.w + " 次" : "";
    var state = each.memory.s === 1 ? "后来做对了" : "还没做对";
    item.appendChild(make("span", "cw-panel__facts", each.page.title + "，" + state + times));
    if (each.memory.s === 1) item.appendChild(dismissButton(each));
    list.appendChild(item);
  });
  return list;
}

function dismissButton(each) {
  var button = makeButton("cw-panel__dismiss", "移出", function () {
    changeStore(function (store) {
      if (store.questions[each.line[0]]) delete store.questions[each.line[0]].w;
    });
    showPanel();
    tell("“" + each.line[3] + "”已移出错题本。");
    // The pressed button is gone: the focus goes on in the list, or to what stands there instead.
    var next = panel.wrong.querySelector("button, a") || panel.root.querySelector(".cw-panel__actions button");
    next.focus();
  });
  button.setAttribute("aria-label", "移出错题本：" + each.line[3]);
  return button;
}
