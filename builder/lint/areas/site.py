"""SIT: the site as a whole."""

from builder.lint.rule import Rule

RULES = (
    Rule(
        code="SIT001",
        title="页面没有列入网站的目录",
        why="不在目录里的页面，读者从栏目走不到。",
        english="A page is missing from the nav of mkdocs.yml, so readers cannot walk to it.",
        bad="新建了 content/cases/lost-parcel.md，mkdocs.yml 没有改",
        good="nav 的“案例库”下加一行 - cases/lost-parcel.md",
    ),
    Rule(
        code="SIT002",
        title="目录里的页面不存在",
        why="改名或删除页面以后，目录还指着旧文件。",
        english="The nav of mkdocs.yml names a page that does not exist.",
        bad="- cases/lost-percel.md",
        good="- cases/lost-parcel.md",
    ),
    Rule(
        code="SIT003",
        title="网站生成工具报告了问题",
        why="网站按严格方式生成：有一处警告就不发布，旧网站保持原样。",
        english="MkDocs reported a problem. The site is built strictly: one warning stops it.",
        bad="指向不存在锚点的链接",
        good="改成存在的锚点",
    ),
    Rule(
        code="SIT004",
        title="网站配置里的名字或去处不被允许",
        why="名字和去处会原样写进每一页：名字里的标记会变成网页代码，javascript: 开头的去处会执行程序。",
        english="A name in mkdocs.yml holds markup, or its nav leads neither to a page nor to a web address.",
        bad='- "<b>帮助</b>": javascript:help()',
        good="- 帮助: https://help.example.com/",
    ),
)
