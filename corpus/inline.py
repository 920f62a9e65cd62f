r"""Inline markup to plain text: raised and lowered signs stay readable and make no false number.

NLM glues them in its own plain text (`10<sup>9</sup>/L` -> `109/L`), which a reader of doses and
counts must not do. What is raised and begins with a digit or a sign is written in Unicode
superscripts (`10⁹/L`, `m²`, `CD34⁺`), which no `\d` matches; raised letters and what is lowered
stay as they are (`4th`, `T2*`, `HbA2`, vertebra `T4`), because that is how people write them. Only
a lowered digit that would touch another digit or a slash becomes a Unicode subscript.
"""

import re
from html.entities import html5

from lxml import etree

_RAISED = str.maketrans("0123456789+-−–=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_STARTS_A_NUMBER = re.compile(r"\s*[0-9+\-−–(]")
_NO_TEXT = frozenset({"annotation", "annotation-xml"})


class UnknownEntityError(ValueError):
    """An entity that only a DTD could explain; the message is its name."""


def raised(text: str) -> str:
    """`9` -> `⁹`, `−/−` -> `⁻/⁻`, `99m` -> `⁹⁹m`, but `th`, `*`, `V617F` as they are."""
    return text.translate(_RAISED) if _STARTS_A_NUMBER.match(text) else text


def lowered(text: str, before: str = "", after: str = "") -> str:
    """`2` -> `2`, and `₂` where the signs on either side would join it: `log₁₀5`, `¹/₂`."""
    joins = before[-1:].isdigit() or before.endswith(("/", "⁄")) or after[:1].isdigit()
    return text.translate(_LOWERED) if joins else text


def character(entity: etree._Entity) -> str:
    """The character of a reference such as `&beta;`, by its HTML name, which is ISO's.

    Raises `UnknownEntityError` for a name that HTML does not know.
    """
    name = str(entity.name)
    found = html5.get(f"{name};")
    if found is None:
        raise UnknownEntityError(name)
    return found


def inline_text(element: etree._Element) -> str:
    """All the text inside the element, in order; formulas keep their powers and fractions apart."""
    if len(element) == 0:
        return element.text or ""
    parts: list[str] = []
    _collect(element, parts)
    return "".join(parts)


def _collect(element: etree._Element, parts: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        if child.tag is etree.Entity:
            parts.append(character(child))
        elif isinstance(child.tag, str):
            _collect_child(child, parts)
        parts.append(child.tail or "")


def _collect_child(child: etree._Element, parts: list[str]) -> None:
    name = etree.QName(child).localname
    if name == "sup":
        parts.append(raised(inline_text(child)))
    elif name == "sub":
        before = next((part for part in reversed(parts) if part), "")
        parts.append(lowered(inline_text(child), before, child.tail or ""))
    elif name == "math":
        parts.append(formula(child))
    elif name not in _NO_TEXT:
        _collect(child, parts)


def formula(element: etree._Element) -> str:
    """MathML as a line: `10⁹`, `a/b`; layout white space between its elements is dropped."""
    inner = [formula(part) for part in element.iterchildren(tag=etree.Element) if _counts(part)]
    if not inner:
        return inline_text(element).strip()
    match etree.QName(element).localname, inner:
        case "msup", [base, power]:
            return base + raised(power)
        case "msub", [base, index]:
            return base + lowered(index, base)
        case "msubsup", [base, index, power]:
            return base + lowered(index, base) + raised(power)
        case "mfrac", [above, below]:
            return f"{above}/{below}"
    return "".join(inner)


def _counts(element: etree._Element) -> bool:
    return etree.QName(element).localname not in _NO_TEXT
