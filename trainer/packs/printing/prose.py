"""Markdown as a tree of plain data, for the template to set; nothing in a text is read as markup again.

A node is an object with ``t``: ``p``, ``heading``, ``list`` (``ordered``), ``quote``, ``code``, ``table``, ``rule`` for
blocks; ``text``, ``code``, ``strong``, ``emph``, ``strike``, ``break``, ``image`` inside a line.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from trainer.packs.portable.model import GAP

Node = dict[str, Any]

WIDEST_CODE = 88
"""Characters of a line of code that fit on the page."""


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def blocks(markdown: str) -> list[Node]:
    """Return the blocks of a text."""
    return [node for child in SyntaxTreeNode(_markdown().parse(markdown)).children for node in _block(child)]


def line(markdown: str) -> list[Node]:
    """Return a text as one line: paragraphs follow each other."""
    found: list[Node] = []
    for block in blocks(markdown):
        found += [{"t": "break"}] if found else []
        found += block["c"] if block["t"] == "p" else [{"t": "text", "s": _plain(block)}]
    return found


def code_lines(source: str) -> list[Node]:
    """Return the lines of a program with their numbers; one that is too wide goes on below, without a number."""
    found: list[Node] = []
    for number, text in enumerate(source.rstrip("\n").expandtabs(4).split("\n"), 1):
        pieces = [text[at : at + WIDEST_CODE] for at in range(0, len(text), WIDEST_CODE)] or [""]
        found += [{"n": number if at == 0 else None, "s": piece} for at, piece in enumerate(pieces)]
    return found


def breakable(text: str) -> str:
    """Allow a line break within words that would be wider than a line: a zero-width space every 20 characters."""
    return re.sub(r"\S{30,}", lambda word: "\u200b".join(re.findall(".{1,20}", word[0])), text)


def _block(node: SyntaxTreeNode) -> Iterator[Node]:
    match node.type:
        case "paragraph":
            yield {"t": "p", "c": list(_inside(node))}
        case "heading":
            yield {"t": "heading", "c": list(_inside(node))}
        case "bullet_list" | "ordered_list":
            entries = [[block for child in item.children for block in _block(child)] for item in node.children]
            start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else 1
            yield {"t": "list", "ordered": node.type == "ordered_list", "start": start, "c": entries}
        case "blockquote":
            yield {"t": "quote", "c": [block for child in node.children for block in _block(child)]}
        case "fence" | "code_block":
            yield {"t": "code", "lines": [entry["s"] for entry in code_lines(node.content)]}
        case "table":
            rows = [[list(_inside(cell)) for cell in row.children] for part in node.children for row in part.children]
            yield {"t": "table", "rows": rows}
        case "hr":
            yield {"t": "rule"}


def _inside(node: SyntaxTreeNode) -> Iterator[Node]:
    for child in node.children:
        if child.type == "inline":
            yield from _inside(child)
        else:
            yield from _inline(child)


_WRAPPERS = {"strong": "strong", "em": "emph", "s": "strike"}


def _inline(node: SyntaxTreeNode) -> Iterator[Node]:
    match node.type:
        case "text":
            yield from _with_gaps("text", node.content)
        case "code_inline":
            yield from _with_gaps("code", node.content)
        case "softbreak":
            yield {"t": "text", "s": " "}
        case "hardbreak":
            yield {"t": "break"}
        case "image":
            yield {"t": "image", "src": str(node.attrs.get("src", "")), "alt": node.content}
        case "link":
            yield from _inside(node)
            target = str(node.attrs.get("href", ""))
            if target and target != "".join(found.get("s", "") for found in _inside(node)):
                yield {"t": "text", "s": f" ({breakable(target)})"}
        case _ if node.type in _WRAPPERS:
            yield {"t": _WRAPPERS[node.type], "c": list(_inside(node))}
        case _:
            yield {"t": "text", "s": breakable(node.content)}


def _with_gaps(kind: str, text: str) -> Iterator[Node]:
    """Yield a text, and the gaps in it."""
    for place, piece in enumerate(GAP.split(text)):
        if place % 2:
            yield {"t": "gap", "n": int(piece)}
        elif piece:
            yield {"t": kind, "s": breakable(piece)}


def code_with_gaps(source: str) -> list[list[Node]]:
    """Return lines of code, each as texts and gaps."""
    return [list(_with_gaps("code", text)) for text in source.expandtabs(4).split("\n")]


def _plain(node: Any) -> str:
    """Return the words of a block that does not fit into a line."""
    if isinstance(node, list):
        return " ".join(filter(None, map(_plain, node)))
    if not isinstance(node, dict):
        return ""
    return str(node["s"]) if "s" in node else " ".join(filter(None, map(_plain, node.values())))
