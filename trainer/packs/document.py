"""YAML as packs use it: plain data of YAML 1.2 in which every value knows its line and column.

Anchors, aliases, tags, merge keys and several documents are refused: a pack has no use for them, and aliases can grow
without bound. The size of the text is bounded by who reads the file.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

DEEPEST = 32
MOST_VALUES = 50_000
"""Values in a file; reading more would take more than some seconds."""
_MOST_PROBLEMS = 50
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


class Node:
    """A value with its place (from 1). ``content`` is a scalar, a list of nodes or a dict of nodes.

    ``keys`` holds the places of a mapping's keys; ``block`` is whether a scalar is a literal block (``|``).
    """

    __slots__ = ("block", "column", "content", "keys", "line")

    def __init__(self, content: Any, line: int, column: int, block: bool = False) -> None:
        self.content = content
        self.line = line
        self.column = column
        self.block = block
        self.keys: dict[str, tuple[int, int]] = {}

    @property
    def plain(self) -> Any:
        """The value as dicts, lists and scalars."""
        content = self.content
        if isinstance(content, dict):
            return {key: node.plain for key, node in content.items()}
        if isinstance(content, list):
            return [node.plain for node in content]
        return content

    def existing(self, location: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """Return the parts of ``location`` that exist: pydantic puts the names of union members into its locations."""
        node: Node = self
        found: list[str | int] = []
        for part in location:
            child = node.part(part)
            if child is not None:
                node = child
                found.append(part)
        return tuple(found)

    def deepest(self, location: tuple[str | int, ...]) -> "Node":
        """Return the value at the deepest part of ``location`` that exists."""
        node = self
        for part in location:
            node = node.part(part) or node
        return node

    def place(self, location: tuple[str | int, ...]) -> tuple[int, int]:
        """Return line and column of the deepest part of ``location`` that exists; of a key's value, that of the key."""
        path = self.existing(location)
        node = self.deepest(path)
        parent = self.deepest(path[:-1])
        return parent.keys.get(str(path[-1]), (node.line, node.column)) if path else (self.line, self.column)

    def part(self, name: str | int) -> "Node | None":
        """Return the value of a key, or an element of a list; None if there is none."""
        if isinstance(self.content, dict):
            return self.content.get(name)
        if isinstance(self.content, list) and isinstance(name, int) and 0 <= name < len(self.content):
            return self.content[name]  # type: ignore[no-any-return]
        return None


Complaint = tuple[int, int, str, str]
"""Line, column, what is wrong, what would be right."""


def lines_of(text: str) -> list[str]:
    """Split a document where YAML counts its lines."""
    return _LINE_BREAK.split(text)


def parse(text: str) -> tuple[Node | None, list[Complaint]]:
    """Read a document; the node is None if it is empty or could not be read to its end."""
    builder = _Builder()
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            builder.take(event)
    except _Refused:
        return None, builder.complaints
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        what = " ".join(filter(None, (error.context, error.problem)))
        in_placeholder = "${" in lines_of(text)[place[0] - 1][: place[1]]
        expected = "quotes around a value with ${…}" if in_placeholder else "valid YAML"
        return None, [*builder.complaints, (*place, f"this is not YAML: {what}", expected)]
    except (YAMLError, ValueError, AssertionError, AttributeError, IndexError, TypeError, KeyError) as error:
        # ruamel.yaml raises all of these for input that is broken in unusual ways
        what = str(error).partition("\n")[0] or type(error).__name__
        return None, [*builder.complaints, (*builder.last, f"this is not YAML: {what}", "valid YAML")]
    return builder.root, builder.complaints


class _Refused(Exception):
    """The rest of the document is not worth reading."""


class _Builder:
    """Builds nodes from parser events without recursion."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.complaints: list[Complaint] = []
        self.last = (1, 1)
        self._open: list[tuple[Node, str | None]] = []
        self._key: str | None = None
        self._documents = 0
        self._values = 0

    def take(self, event: Event) -> None:
        """Take the next event."""
        if isinstance(event, ScalarEvent):
            self._place(event)
            self._check_node(event)
            self._scalar(event)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._place(event)
            self._check_node(event)
            self._start(event)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            node, key = self._open.pop()
            self._add(node, key)
        elif isinstance(event, AliasEvent):
            self._place(event)
            self._refuse("aliases (*name) are not used in packs", "the value itself")
        elif isinstance(event, DocumentStartEvent):
            self._documents += 1
            self._place(event)
            if self._documents > 1:
                self._refuse("a second document starts here", "one document in a file")

    def _place(self, event: Event) -> None:
        self.last = (event.start_mark.line + 1, event.start_mark.column + 1)

    def _complain(self, what: str, expected: str) -> None:
        self.complaints.append((*self.last, what, expected))
        if len(self.complaints) >= _MOST_PROBLEMS:
            raise _Refused

    def _refuse(self, what: str, expected: str) -> None:
        self.complaints.append((*self.last, what, expected))
        raise _Refused

    def _check_node(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            self._refuse(f"the file has more than {MOST_VALUES:,} values", "several files")
        if event.anchor is not None:
            self._refuse("anchors (&name) are not used in packs", "the value without an anchor")
        if event.ctag is not None:
            self._complain(f"tags ({event.ctag}) are not used in packs", "the value without a tag")

    def _expects_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1][0].content, dict) and self._key is None

    def _scalar(self, event: ScalarEvent) -> None:
        plain = event.style is None or event.style == ""
        if self._expects_key():
            self._take_key(str(event.value))
            return
        try:
            content = _resolve(event.value) if plain else event.value
        except ValueError as error:
            self._complain(str(error), "a smaller number, or text in quotes")
            content = None
        self._finish(Node(content, *self.last, block=event.style == "|"))

    def _take_key(self, key: str) -> None:
        mapping = self._open[-1][0]
        if key == "<<":
            self._complain("merge keys (<<) are not used in packs", "the keys themselves")
        elif key in mapping.keys:
            first = mapping.keys[key][0]
            self._complain(f"the key {key!r} is given twice (first in line {first})", "each key once")
        mapping.keys.setdefault(key, self.last)
        self._key = key

    def _start(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        if self._expects_key():
            self._refuse("a key must be a word", "text before the colon")
        if len(self._open) >= DEEPEST:
            self._refuse(f"this is nested more than {DEEPEST} levels deep", "a flatter structure")
        content: Any = {} if isinstance(event, MappingStartEvent) else []
        self._open.append((Node(content, *self.last), self._key))
        self._key = None

    def _finish(self, node: Node) -> None:
        key, self._key = self._key, None
        self._add(node, key)

    def _add(self, node: Node, key: str | None) -> None:
        if not self._open:
            self.root = node
        elif isinstance(self._open[-1][0].content, list):
            self._open[-1][0].content.append(node)
        else:
            self._open[-1][0].content.setdefault(key, node)


_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTHS: Final = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]+$|0x[0-9a-fA-F]+$|0o[0-7]+$")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?$")
_LONGEST_NUMBER = 40


def _resolve(text: str) -> Any:
    """Return what a plain scalar means in the core schema of YAML 1.2. Raises ValueError for a number too long."""
    if text in _NULLS:
        return None
    if text in _TRUTHS:
        return _TRUTHS[text]
    if text[0] not in "+-.0123456789":
        return text
    is_integer = _INTEGER.match(text)
    if not is_integer and not _FLOAT.match(text):
        return text
    if len(text) > _LONGEST_NUMBER:
        raise ValueError("this number is too long")
    if is_integer:
        return int(text, 0) if text[:2] in ("0x", "0o") else int(text)
    return float(text)


def items(node: Node) -> Iterator[Node]:
    """Yield the nodes of a list; nothing for anything else."""
    if isinstance(node.content, list):
        yield from node.content
