"""Bytes of XML to a tree, without what a hostile file could make the parser do."""

from lxml import etree


def secure_parser() -> etree.XMLParser:
    """A parser that loads no DTD, opens no address and expands no entity.

    References to entities stay in the tree as `etree.Entity` nodes (`&alpha;` of a DTD that is
    not loaded); a reader turns those that HTML names into characters.
    """
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=False,
    )


def parse(data: bytes) -> etree._Element:
    """The root element. Raises `etree.XMLSyntaxError` where the bytes are no well-formed XML."""
    return etree.fromstring(data, parser=secure_parser())


def record_parser(*tags: str) -> etree.XMLPullParser:
    """A parser, as safe as the other, that is fed bytes and hands over elements as they end."""
    return etree.XMLPullParser(
        events=("end",),
        tag=tags,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def opening_parser() -> etree.XMLPullParser:
    """A parser, as safe as the others, that hands over elements as they begin."""
    return etree.XMLPullParser(
        events=("start",),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        huge_tree=False,
    )
