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
)
