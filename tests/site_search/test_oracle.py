"""The search finds what is there and little else: every query is typed into a browser, every result is read."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site.conftest import Browser
from tests.site_search.reading import things_with
from tests.site_search.typing import open_search, results, type_query

ORACLE: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "oracle.yml").read_text("utf-8")
)
MIN_RECALL = 0.99
MIN_PRECISION = 0.90


def expected(entry: dict[str, Any], site: Path) -> set[str]:
    if "pages" in entry:
        return set(entry["pages"])
    return things_with(site, tuple(entry.get("words") or entry["type"].split()))


@pytest.fixture(scope="module")
def found(address: str, browser: Browser) -> dict[str, list[str]]:
    """Results of every query of the oracle, in their order."""
    browser.open(address + "index.html")
    box = open_search(browser)
    queries = [entry["type"] for part in ORACLE.values() for entry in part]
    answers = {}
    for query in dict.fromkeys(queries):
        type_query(browser, box, query)
        answers[query] = results(browser, address)
    return answers


def test_the_oracle_is_large_and_expects_something_of_every_query(site: Path) -> None:
    assert len(ORACLE["queries"]) >= 100
    assert [each["type"] for each in ORACLE["queries"] if not expected(each, site)] == []


def test_nearly_everything_is_found_and_nearly_nothing_else(
    site: Path, found: dict[str, list[str]]
) -> None:
    recalls, precisions, report = [], [], []
    for entry in ORACLE["queries"]:
        right, got = expected(entry, site), set(found[entry["type"]])
        hits = len(right & got)
        recalls.append(hits / len(right))
        precisions.append(hits / len(got) if got else 0.0)
        if right != got:
            report.append(
                f"{entry['type']}: missing {sorted(right - got)[:4]}, too many {sorted(got - right)[:4]}"
                f" ({hits} of {len(right)} expected, {len(got)} found)"
            )
    recall, precision = (sum(values) / len(values) for values in (recalls, precisions))
    print(
        f"{len(recalls)} queries: recall {recall:.4f}, precision {precision:.4f}", *report, sep="\n"
    )
    assert recall >= MIN_RECALL, "\n".join(report)
    assert precision >= MIN_PRECISION, "\n".join(report)


def test_the_page_one_wants_comes_first(found: dict[str, list[str]]) -> None:
    wrong = {
        entry["type"]: found[entry["type"]][:3]
        for entry in ORACLE["first"]
        if found[entry["type"]][:1] != [entry["page"]]
    }
    assert wrong == {}
