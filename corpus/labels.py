"""Headings to the labels that evidence names: each once in an article."""

from collections.abc import Iterable


def unique_labels(headings: Iterable[str]) -> list[str]:
    """The headings in order, made unique: a second `Case report` becomes `Case report #2`.

    `title` is taken by the title itself, and an empty heading becomes `body`.
    """
    taken = {"title"}
    counts: dict[str, int] = {}
    labels = []
    for heading in headings:
        base = heading or "body"
        label = base
        while label in taken:
            counts[base] = counts.get(base, 1) + 1
            label = f"{base} #{counts[base]}"
        taken.add(label)
        labels.append(label)
    return labels
