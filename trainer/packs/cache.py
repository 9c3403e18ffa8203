"""A cache of parsed YAML, by the hash of the text: reading the built-in pack takes a tenth of the time.

It holds JSON, which cannot do anything by itself, with a checksum. What is damaged, foreign or too large is as good
as missing, and a cache that cannot be written is done without.
"""

import json
import os
import tempfile
from hashlib import blake2b
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from trainer.packs.document import Complaint, Node, parse

FORMAT = b"1"
"""To be changed whenever ``parse`` or this module writes something else."""
SMALLEST = 2_000
"""Characters below which parsing is as fast as the cache."""
LARGEST = 32 << 20
MOST_FILES = 400


def parsed(text: str) -> tuple[Node | None, list[Complaint]]:
    """Do what ``parse`` does, from the cache if it can; only what has nothing wrong with it is kept there."""
    if len(text) < SMALLEST:
        return parse(text)
    place = cache_folder() / f"{checksum(text.encode())}.json"
    node = _read(place)
    if node is not None:
        return node, []
    root, complaints = parse(text)
    if root is not None and not complaints:
        _write(place, root)
    return root, complaints


def cache_folder() -> Path:
    """Return where the files are: in the user's own cache (on Linux, $XDG_CACHE_HOME)."""
    return user_cache_path("memory-layout-trainer", appauthor=False) / "documents"


def _read(place: Path) -> Node | None:
    try:
        with place.open("rb") as file:
            told, body = file.readline(64).strip(), file.read(LARGEST + 1)
        if len(body) > LARGEST or told != checksum(body).encode():
            return None
        return _node(json.loads(body))
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None


def _write(place: Path, root: Node) -> None:
    try:
        body = json.dumps(_plain(root), ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    except ValueError:  # a number that JSON has no way to write
        return
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _make_room(place.parent)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            file.write(checksum(body).encode() + b"\n" + body)
        os.replace(file.name, place)  # noqa: PTH105
    except OSError:
        return


def _make_room(folder: Path) -> None:
    """Remove the oldest half when there are too many files."""
    files = list(folder.iterdir())
    if len(files) >= MOST_FILES:
        files.sort(key=lambda file: file.stat().st_mtime)
        for file in files[: MOST_FILES // 2]:
            file.unlink(missing_ok=True)


def checksum(data: bytes) -> str:
    """Return what tells data from any other, and from what another FORMAT made of it: 32 hexadecimal digits."""
    return blake2b(FORMAT + data, digest_size=16).hexdigest()


def _plain(node: Node) -> list[Any]:
    """Write a node as ``[line, column, block, content]``; a mapping as keys with their places and values."""
    content = node.content
    if isinstance(content, list):
        return [node.line, node.column, 2, [_plain(element) for element in content]]
    if isinstance(content, dict):
        keys = [[key, *node.keys[key], _plain(value)] for key, value in content.items()]
        return [node.line, node.column, 3, keys]
    return [node.line, node.column, int(node.block), content]


def _node(plain: list[Any]) -> Node:
    line, column, form, content = plain
    node = Node(content, int(line), int(column), block=form == 1)
    if form == 2:
        node.content = [_node(element) for element in content]
    elif form == 3:
        node.content = {}
        for key, key_line, key_column, value in content:
            node.content[str(key)] = _node(value)
            node.keys[str(key)] = (int(key_line), int(key_column))
    elif not (content is None or isinstance(content, bool | int | float | str)):
        raise TypeError("a scalar is not one")
    return node
