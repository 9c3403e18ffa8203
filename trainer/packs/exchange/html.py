"""Markdown, in which packs are written, to HTML and back."""

import re
from functools import cache
from html import escape

from bs4 import BeautifulSoup, Tag
from markdown_it import MarkdownIt
from markdownify import MarkdownConverter

from trainer.packs.images import FOLDER

DEEPEST = 100
"""HTML that is nested deeper is taken as its bare text."""


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "xhtmlOut": True}).enable(["table", "strikethrough"])


def to_html(markdown: str) -> str:
    """Return well-formed XHTML blocks; HTML in the Markdown stays literal text."""
    rendered: str = _markdown().render(markdown)
    return rendered.strip()


def to_inline_html(markdown: str) -> str:
    """Return ``markdown`` without the paragraph around it, if it is only one."""
    html = to_html(markdown)
    one = html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1
    return html.removeprefix("<p>").removesuffix("</p>") if one else html


def from_html(html: str) -> str:
    """Return HTML as Markdown that renders to the same; what has no form in Markdown is dropped with its tags.

    Pictures from elsewhere become their words, since nothing is fetched; so do links that lead to no web page.
    """
    soup = parse(html)
    for tag in soup(["script", "style", "iframe", "object", "embed", "noscript", "template", "head"]):
        tag.decompose()
    for image in soup("img"):
        if not str(image.get("src", "")).startswith(FOLDER):
            image.replace_with(str(image.get("alt", "")))
    for link in soup("a"):
        if not str(link.get("href", "")).lower().startswith(("https://", "http://", "mailto:")):
            link.unwrap()
    for line_break in soup("br"):
        if line_break.next_sibling is None or not str(line_break.next_sibling).strip():
            line_break.decompose()
    if _depth(soup) > DEEPEST:
        return from_text(soup.get_text("\n"))
    return (
        _Converter(heading_style="ATX", bullets="-", newline_style="backslash", code_language_callback=_language)
        .convert_soup(soup)
        .strip()
    )


def from_text(text: str) -> str:
    """Return plain text as Markdown that shows it as it is, with its line breaks."""
    return from_html(escape(text.strip(), quote=False).replace("\n", "<br>"))


def parse(html: str) -> BeautifulSoup:
    """Return the tree of any HTML, however broken."""
    return BeautifulSoup(html, "html.parser")


def _depth(soup: BeautifulSoup) -> int:
    deepest, level = 0, 0
    for part in soup.descendants:
        level = sum(1 for _ in part.parents)
        deepest = max(deepest, level)
        if deepest > DEEPEST:
            break
    return deepest


def _language(element: Tag) -> str:
    """Return the language of a code block: ``<pre><code class="language-c">``."""
    code = element.find("code")
    names = code.get("class") if isinstance(code, Tag) else None
    return next((name.removeprefix("language-") for name in names or () if name.startswith("language-")), "")


_ANYWHERE = re.compile(
    r"[\\`*\[\]|]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|&(?=#?\w+;)"
    r"|<(?=[A-Za-z][\w.+-]*:|[^\s<>@]+@|/?[A-Za-z][A-Za-z0-9-]*[\s/>]|[!?])"
)
_LINE_START = re.compile(
    r"(?m)^(\s*)(#(?=#{0,5}(?:\s|$))|>|[+-](?=\s|$)|[=-](?=[=-]*\s*$)|~~~|\d{1,9}(?=[.)](?:\s|$)))"
)


class _Converter(MarkdownConverter):
    """Escapes only what Markdown would take for markup, so that an author can read the result."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        escaped = _ANYWHERE.sub(r"\\\g<0>", text)
        return _LINE_START.sub(_escape_start, escaped)


def _escape_start(match: re.Match[str]) -> str:
    space, mark = match.groups()
    return f"{space}{mark}\\" if mark[0].isdigit() else f"{space}\\{mark}"
