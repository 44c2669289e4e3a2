"""Component styles beat Material's and keep their order among themselves."""

from builder.site.specificity import strengthen


def test_the_first_class_of_each_selector_is_made_stronger() -> None:
    assert (
        strengthen("dd .cw-a, .cw-a .cw-b { color: red; }")
        == "dd .cw-a.cw-a.cw-a, .cw-a.cw-a.cw-a .cw-b { color: red; }"
    )


def test_a_later_rule_overrides_an_earlier_one_written_against_material() -> None:
    css = strengthen(
        ".md-typeset .cw-a { gap: 0; } @media (min-width: 45em) { .cw-a { gap: 1em; } }"
    )
    assert css.count(".cw-a.cw-a.cw-a {") == 2 and "md-typeset" not in css


def test_rules_inside_media_queries_are_too_and_the_query_is_left_alone() -> None:
    css = "@media (min-width: 45em) {\n  .cw-a { gap: 1em; }\n  .cw-b { gap: 0; }\n}\n"
    assert strengthen(css) == (
        "@media (min-width: 45em) {\n  .cw-a.cw-a.cw-a { gap: 1em; }\n"
        "  .cw-b.cw-b.cw-b { gap: 0; }\n}\n"
    )


def test_commas_inside_functions_do_not_divide_a_selector() -> None:
    assert strengthen(".cw-a:is(.cw-b, .cw-c) { x: y; }") == (
        ".cw-a.cw-a.cw-a:is(.cw-b, .cw-c) { x: y; }"
    )


def test_values_and_other_peoples_classes_are_left_alone() -> None:
    css = ".md-nav { color: var(--cw-text); }"
    assert strengthen(css) == css


def test_comments_do_not_hide_a_selector() -> None:
    assert strengthen("/* a, {b} */ .cw-a { x: y; }").strip() == ".cw-a.cw-a.cw-a { x: y; }"
