"""SLD: what does not fit on a slide."""

from builder.lint.rule import Rule

RULES = (
    Rule(
        code="SLD001",
        title="单独一页也放不下",
        why="字号已到可读的下限，再小后排看不见；内容不会被截断，所以要由作者缩短。",
        english=(
            "It does not fit on a slide even alone at the smallest readable size. Nothing is "
            "ever cut, so the author must shorten it."
        ),
        bad="- **听**：（三百字的一项）",
        good="- **听**：让对方讲完，只用短应答\n\n长的解释写成段落，它会进入备注。",
    ),
    Rule(
        code="SLD002",
        title="标题超过两行",
        why="标题要一眼读完、当场记住。",
        english="The slide title takes more than two lines; a title is read at a glance.",
        bad="## （七十个字的标题）",
        good="## 客户正在气头上：先听完，再认，再歉，再办",
    ),
    Rule(
        code="SLD003",
        title="课件没有在时间和内存限制内完成",
        why="一份课件最多 20 秒、1 GB 内存；超过就停下，不影响其他课件。",
        english="The deck's worker exceeded 20 seconds or 1 GB of memory and was stopped.",
        bad="一门课链接上千个页面",
        good="拆成几门课，或缩小页面里的图片",
    ),
    Rule(
        code="SLD004",
        title="写了 reveal，却不能逐项出现",
        why="能逐项出现的是列表、大数字、steps 和 cards 的形状；PowerPoint 不能让表格的行逐行出现。",
        english=(
            "The topic or component asks for items that appear click by click, but nothing on the "
            "slide can: only lists, figures, steps and cards do, and rows of a native table do not."
        ),
        bad="## 两种承诺对着看 {.reveal}\n\n（下面是一张表格）",
        good="## 承诺说清三样 {.reveal}\n\n- 时间\n- 责任人\n- 下一步",
    ),
)
