"""HTML as QTI allows it: a part of XHTML in QTI's own namespace (information model, section 6)."""

from xml.etree.ElementTree import Element, fromstring

from trainer.packs.exchange.collection import legal
from trainer.packs.exchange.html import to_html, to_inline_html
from trainer.packs.images import FOLDER

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"

_ATTRIBUTES = {"a": ("href",), "img": ("src", "alt"), "th": ("colspan", "rowspan"), "td": ("colspan", "rowspan")}
_BLOCKS = {"p", "pre", "ul", "ol", "table", "blockquote", "hr", "h1", "h2", "h3", "h4", "h5", "h6"}
_RENAMED = {"s": "span", "del": "span"}


def blocks(html: str) -> list[Element]:
    """Return well-formed HTML blocks as elements of QTI."""
    return list(_tree(html))


def filled(element: Element, markdown: str) -> Element:
    """Put inline Markdown into ``element`` and return it."""
    tree = _tree(to_inline_html(markdown))
    element.text, element.tail = tree.text, None
    element.extend(tree)
    return element


def is_inline(markdown: str) -> bool:
    """Say whether Markdown is no more than a line of text."""
    return not any(child.tag in _BLOCKS for child in _tree(to_inline_html(markdown)))


def paragraphs(markdown: str) -> list[Element]:
    """Return Markdown as blocks of QTI."""
    return blocks(to_html(markdown))


def _tree(html: str) -> Element:
    root = fromstring(f"<div>{legal(html)}</div>")
    for element in root.iter():
        allowed = ("class", *_ATTRIBUTES.get(element.tag, ()))
        element.attrib = {name: value for name, value in element.attrib.items() if name in allowed}
        if element.get("src", "").startswith(FOLDER):
            element.set("src", f"../{element.get('src')}")  # items lie in a folder beside the pictures
        element.tag = _RENAMED.get(element.tag, element.tag)
    return root
