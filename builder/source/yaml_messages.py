"""PyYAML's complaints in the words of somebody who writes training content."""

_QUOTE = "值里有 : # [ ] { } @ ` % 等符号时，用英文引号把整个值包起来"

_KNOWN = (
    ("mapping values are not allowed", "一行里有两个“冒号加空格”", _QUOTE),
    ("could not find expected ':'", "这一行缺少英文冒号", "写成“键: 值”，冒号后空一格"),
    (
        "cannot start any token",
        "值不能以这个符号开头",
        "用英文引号把整个值包起来；缩进请用空格",
    ),
    ("found unexpected end of stream", "引号没有写完", "补上另一半英文引号"),
    ("found unknown escape character", "双引号里的反斜线不能这样用", "改用单引号，或写两个反斜线"),
    ("expected ',' or ']'", "列表的方括号没有写完", "写成 [甲, 乙]，用英文逗号和方括号；" + _QUOTE),
    ("expected ',' or '}'", "花括号没有写完", _QUOTE),
    ("did not find expected", "这一行的写法不完整", _QUOTE),
    ("expected <block end>", "这一行的缩进或写法与上面不一致", "同一层的键左端对齐；" + _QUOTE),
    ("expected the node content", "这里缺少一个值", _QUOTE),
    ("expected alphabetic or numeric", "值不能以 * 或 & 开头", _QUOTE),
)


def explain_syntax(problem: str, line: str) -> tuple[str, str]:
    """Message and hint in Chinese for a complaint of PyYAML about a line."""
    for english, message, hint in _KNOWN:
        if english in problem:
            return message, hint
    if not line.strip():
        return "YAML 写法有误", _QUOTE
    return "YAML 写法有误，读不懂这一行", _QUOTE
