"""THM: brands."""

from builder.lint.rule import Rule

RULES = (
    Rule(
        code="THM001",
        title="主题文件不完整",
        why="颜色和字体缺一项，课件就有一处没有着落。",
        english="theme.yml is incomplete or a font name is not one.",
        bad="fonts: Microsoft YaHei",
        good="fonts:\n  latin: Microsoft YaHei\n  east_asian: Microsoft YaHei",
    ),
    Rule(
        code="THM002",
        title="颜色对比度不够",
        why="投影比屏幕淡得多，后排的人会看不清；色弱的人分不出相近的颜色。",
        english="A colour breaks a contrast rule. Projectors wash colours out.",
        bad='accent1: "7FC8D8"（白底上的浅蓝字）',
        good='accent1: "00637A"',
    ),
    Rule(
        code="THM003",
        title="网站地址不完整",
        why="结束页的二维码指向它；少了协议或末尾的斜线就打不开。",
        english="site_url is not a complete http(s) address ending in a slash.",
        bad="site_url: training.example.com",
        good="site_url: https://training.example.com/",
    ),
    Rule(
        code="THM004",
        title="标志文件不在主题文件夹里",
        why="主题要能整个文件夹一起拷走。",
        english="The logo must be a file in the theme's own folder.",
        bad="logo: ../../logo.png",
        good="logo: logo.png",
    ),
    Rule(
        code="THM005",
        title="没有这个主题",
        why="课程页的 theme 是 themes/ 下的文件夹名；写错了，就不知道用谁的颜色。",
        english="The course names a theme that has no folder below themes/.",
        bad="theme: warn",
        good="theme: warm",
    ),
    Rule(
        code="THM007",
        title="公司模板不能用",
        why="宏和外部链接会跟进每一份课件；加密、损坏、过大的文件打不开。",
        english="template.pptx is damaged, encrypted, too large, or carries macros or outside links.",
        bad="template.pptx（其实是 .pptm 改了名）",
        good="template.pptx（用 PowerPoint 另存为不带宏的 .pptx）",
    ),
    Rule(
        code="THM006",
        title="模板里没有这个版式",
        why="版式名要和幻灯片母版视图里显示的一样，改了名就要一起改。",
        english="layouts in theme.yml names a layout that the template does not have.",
        bad="layouts:\n  cover: 标题幻灯",
        good="layouts:\n  cover: 标题幻灯片",
    ),
)
