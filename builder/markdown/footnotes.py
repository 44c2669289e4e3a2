"""References to footnotes, after components have been rebuilt from the model.

Python-Markdown numbers the second reference to a note ``fnref2:label`` while it reads inline text. A component's HTML
is made anew, so the numbers are given again in the order of the page, and links back to what is gone are removed.
"""

import re
from collections import Counter
from collections.abc import Collection
from xml.etree.ElementTree import Element

_REFERENCE = re.compile(r"fnref\d*:(.+)", re.S)


def settle_references(root: Element) -> None:
    """Give every reference an id of its own and every note one link back to each."""
    seen: Counter[str] = Counter()
    for mark in root.iter("sup"):
        found = _REFERENCE.fullmatch(mark.get("id", ""))
        if found:
            seen[found[1]] += 1
            number = seen[found[1]]
            mark.set("id", f"fnref{number if number > 1 else ''}:{found[1]}")
    present = {mark.get("id") for mark in root.iter("sup")}
    for parent in root.iter():
        for link in list(parent):
            if link.get("class") == "footnote-backref" and link.get("href", "")[1:] not in present:
                parent.remove(link)


def drop_notes(root: Element, labels: Collection[str]) -> None:
    """Take the footnotes with these labels from the page's foot; the others keep their numbers."""
    if not labels:
        return
    for holder in [child for child in root if child.get("class") == "footnote"]:
        for notes in holder.findall("ol"):
            for number, note in enumerate(list(notes), 1):
                if note.get("id", "").partition(":")[2] in labels:
                    notes.remove(note)
                else:
                    note.set("value", str(number))
            if not len(notes):
                root.remove(holder)
