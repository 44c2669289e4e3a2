"""A fishbone on the site: a list of categories along a spine, or a table where they are too many."""

from xml.etree.ElementTree import Element

from builder.components.base import HtmlContext
from builder.components.fishbone.syntax import MOST, Category, Cause, Fishbone
from builder.components.html import element, rich


def fishbone_html(content: Fishbone, context: HtmlContext) -> Element:
    """``div`` with the effect and its causes."""
    made = element("div", "cw-fishbone")
    if content.effect:
        made.append(element("p", "cw-fishbone-effect", content.effect))
    if len(content.categories) <= MOST:
        bones = (_bone(category, context) for category in content.categories)
        made.append(element("ul", "cw-fishbone-bones", *bones))
    else:
        made.set("class", "cw-fishbone cw-fishbone-many")
        made.append(_table(content, context))
    return made


def _bone(category: Category, context: HtmlContext) -> Element:
    made = element("li", "cw-fishbone-bone")
    made.append(rich("strong", _name_class(category), category.name, context))
    if category.causes:
        made.append(_causes(category, context))
    return made


def _name_class(category: Category) -> str:
    return "cw-fishbone-name cw-fishbone-key" if category.key else "cw-fishbone-name"


def _causes(category: Category, context: HtmlContext) -> Element:
    return element(
        "ul", "cw-fishbone-causes", *(_cause(cause, context) for cause in category.causes)
    )


def _cause(cause: Cause, context: HtmlContext) -> Element:
    tag = "strong" if cause.key else "span"
    return element("li", "", rich(tag, "cw-fishbone-key" if cause.key else "", cause.text, context))


def _table(content: Fishbone, context: HtmlContext) -> Element:
    head = element(
        "tr", "", element("th", "", "类别", scope="col"), element("th", "", "原因", scope="col")
    )
    body = element("tbody")
    for category in content.categories:
        name = rich("span", _name_class(category), category.name, context)
        cause = element("td")
        if category.causes:
            cause.append(_causes(category, context))
        body.append(element("tr", "", element("th", "", name, scope="row"), cause))
    return element("table", "cw-fishbone-table", element("thead", "", head), body)
