"""Names that match patterns with ``*``, ``?`` and ``[…]``: ``fnmatch`` and ``glob`` (fnmatch(3), glob(3), glob(7))."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import READ, DirectoryNode

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_NO_ESCAPE, _PATH, _PERIOD, _LEADING, _FOLD, _KNOWN = 2, 1, 4, 8, 16, 31  # FNM_
_NO_MATCH = 1
_ERROR, _MARK, _NO_SORT, _OFFSETS, _NO_CHECK, _APPEND, _GLOB_NO_ESCAPE, _GLOB_PERIOD = (1 << bit for bit in range(8))
_NO_MAGIC, _GLOB_KNOWN = 1 << 11, 0x8FF
_NO_SPACE, _ABORTED, _NOTHING = 1, 2, 3
_COUNT, _PATHS, _SKIPPED = 0, 8, 16  # offsets in glob_t
_MAGIC = b"*?["
_CLASSES = {
    "alpha": string.ascii_letters,
    "digit": string.digits,
    "alnum": string.ascii_letters + string.digits,
    "upper": string.ascii_uppercase,
    "lower": string.ascii_lowercase,
    "space": string.whitespace,
    "blank": " \t",
    "punct": string.punctuation,
    "xdigit": string.hexdigits,
    "print": "".join(map(chr, range(32, 127))),
    "graph": "".join(map(chr, range(33, 127))),
    "cntrl": "".join(map(chr, (*range(32), 127))),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a pattern that matches one of ``allowed`` bytes, or any number of them; ``literal`` is no wildcard."""

    allowed: frozenset[int]
    many: bool = False
    literal: bool = False


def pieces(pattern: bytes, flags: int) -> list[Piece]:
    """Take a pattern apart."""
    any_byte = frozenset(range(256)) - (frozenset(b"/") if flags & _PATH else frozenset())
    found, place = [], 0
    while place < len(pattern):
        byte = pattern[place : place + 1]
        place += 1
        if byte == b"*":
            found.append(Piece(any_byte, many=True))
        elif byte == b"?":
            found.append(Piece(any_byte))
        elif byte == b"[" and (bracket := _bracket(pattern, place, flags)) is not None:
            allowed, place = bracket
            found.append(Piece(_folded(allowed, flags) & any_byte))
        else:
            if byte == b"\\" and not flags & _NO_ESCAPE and place < len(pattern):
                byte = pattern[place : place + 1]
                place += 1
            found.append(Piece(_folded(frozenset(byte), flags), literal=True))
    return found


def _bracket(pattern: bytes, place: int, flags: int) -> tuple[frozenset[int], int] | None:
    """Read a set behind its ``[``; None where it does not end."""
    inverted = pattern[place : place + 1] in (b"!", b"^")
    place += inverted
    allowed: set[int] = set()
    first = place
    while place < len(pattern) and (pattern[place] != ord("]") or place == first):
        end = pattern.find(b":]", place + 2)
        if pattern.startswith(b"[:", place) and end > 0:
            allowed.update(_CLASSES.get(pattern[place + 2 : end].decode("latin-1"), "").encode())
            place = end + 2
            continue
        place += pattern[place] == ord("\\") and not flags & _NO_ESCAPE and place + 1 < len(pattern)
        low = high = pattern[place]
        place += 1
        if pattern[place : place + 1] == b"-" and pattern[place + 1 : place + 2] not in (b"", b"]"):
            high = pattern[place + 1]
            place += 2
        allowed.update(range(low, high + 1))
    if place >= len(pattern):
        return None
    return (frozenset(range(256)) - allowed if inverted else frozenset(allowed)), place + 1


def _folded(allowed: frozenset[int], flags: int) -> frozenset[int]:
    if not flags & _FOLD:
        return allowed
    text = bytes(allowed)
    return frozenset(text.lower() + text.upper())


def matches(parts: list[Piece], text: bytes, flags: int) -> bool:
    """Tell whether all of a text matches."""
    at = index = 0
    retry: tuple[int, int] | None = None  # the last piece for many, and where it may end next
    while True:
        leads = flags & _PERIOD and text[at : at + 1] == b"." and (not at or (flags & _PATH and text[at - 1] == 47))
        if index == len(parts):
            if at == len(text) or (flags & _LEADING and text[at] == ord("/")):
                return True
        elif parts[index].many:
            if not leads:
                retry = (index, at)
                index += 1
                continue
        elif at < len(text) and text[at] in parts[index].allowed and (not leads or parts[index].literal):
            at, index = at + 1, index + 1
            continue
        if retry is None or retry[1] >= len(text) or text[retry[1]] not in parts[retry[0]].allowed:
            return False
        retry = (retry[0], retry[1] + 1)
        index, at = retry[0] + 1, retry[1]


@function()
def fnmatch(process: Process, pattern: int, text: int, flags: int) -> int:
    """Return 0 where a text matches a pattern."""
    if flags & ~_KNOWN:
        raise LimitReached(f"fnmatch with the flags {flags:#x} is not simulated (line {process.current_line()})")
    memory = process.memory
    return 0 if matches(pieces(memory.string(pattern), flags), memory.string(text), flags) else _NO_MATCH


@function("glob", "glob64")
def glob(process: Process, pattern: int, flags: int, handler: int, result: int) -> int:
    """Store the paths that match a pattern, in order."""
    if flags & ~_GLOB_KNOWN:
        raise LimitReached(f"glob with the flags {flags:#x} is not simulated (line {process.current_line()})")
    text = process.memory.string(pattern)
    found = _expand(process, text, flags)
    if not flags & _NO_SORT:
        found.sort()
    if flags & _MARK:
        found = [path + b"/" if _is_unmarked_directory(process, path) else path for path in found]
    if not found:
        if not flags & _NO_CHECK and not (flags & _NO_MAGIC and not any(byte in text for byte in _MAGIC)):
            if not flags & _APPEND:
                process.memory.store_u64(result + _COUNT, 0)
                process.memory.store_u64(result + _PATHS, 0)
            return _NOTHING
        found = [text]
    return _store(process, found, flags, result)


def _expand(process: Process, pattern: bytes, flags: int) -> list[bytes]:
    """Return the paths that exist and match, directory by directory."""
    rules = _PATH | (0 if flags & _GLOB_PERIOD else _PERIOD) | (_NO_ESCAPE if flags & _GLOB_NO_ESCAPE else 0)
    found = [b"/" if pattern.startswith(b"/") else b""]
    components = [part for part in pattern.split(b"/") if part]
    for number, component in enumerate(components, 1):
        parts = pieces(component, rules)
        plain = all(part.literal for part in parts)
        following = []
        for base in found:
            if plain:
                name = bytes(next(iter(part.allowed)) for part in parts)
                names = [name] if not isinstance(process.kernel.status_of(base + name, follow=False), Errno) else []
            else:
                names = [name for name in _names(process, base or b".") if matches(parts, name, rules)]
            following += [base + name for name in names]
        found = following if number == len(components) else [path + b"/" for path in following]
    if pattern.endswith(b"/") and components:
        found = [path + b"/" for path in found if _is_unmarked_directory(process, path)]
    return [path for path in found if path]


def _is_unmarked_directory(process: Process, path: bytes) -> bool:
    return not path.endswith(b"/") and isinstance(process.kernel.status_of(path), DirectoryNode)


def _names(process: Process, path: bytes) -> list[bytes]:
    node = process.kernel.status_of(path)
    if not isinstance(node, DirectoryNode) or not node.allows(READ):
        return []
    return [b".", b"..", *(name.encode("utf-8", "surrogateescape") for name in node.listing())]


def _store(process: Process, found: list[bytes], flags: int, result: int) -> int:
    memory, heap = process.memory, process.heap
    skipped = memory.load_u64(result + _SKIPPED) if flags & _OFFSETS else 0
    before = memory.load_u64(result + _COUNT) if flags & _APPEND else 0
    old = memory.load_u64(result + _PATHS) if flags & _APPEND else 0
    paths = heap.realloc(old, 8 * (skipped + before + len(found) + 1))
    if not paths:
        return _NO_SPACE
    if not old:
        memory.fill(paths, 0, 8 * skipped)
    place = paths + 8 * (skipped + before)
    for path in found:
        copy = heap.malloc(len(path) + 1)
        if not copy:
            return _NO_SPACE
        memory.store(copy, path + b"\0")
        memory.store_u64(place, copy)
        place += 8
    memory.store_u64(place, 0)
    memory.store_u64(result + _COUNT, before + len(found))
    memory.store_u64(result + _PATHS, paths)
    memory.store_u64(result + _SKIPPED, skipped)
    return 0


@function("globfree", "globfree64")
def globfree(process: Process, result: int) -> None:
    """Free what ``glob`` has stored."""
    memory, paths = process.memory, process.memory.load_u64(result + _PATHS)
    if paths:
        skipped = memory.load_u64(result + _SKIPPED)
        for index in range(memory.load_u64(result + _COUNT)):
            process.heap.free(memory.load_u64(paths + 8 * (skipped + index)))
        process.heap.free(paths)
        memory.store_u64(result + _PATHS, 0)
