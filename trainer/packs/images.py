"""The pictures that questions show: none that is too large to be drawn, and none that leads out of the pack."""

import re
import struct
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

from trainer.packs.files import FileRefused, open_files
from trainer.packs.pack import Pack

FOLDER = "images/"
IMAGES: Final = (".png", ".jpg", ".jpeg", ".svg")
LONGEST_SIDE = 4096
"""Pixels; a picture says how large it is in a few bytes, and drawing it takes memory for all of them."""

_PNG = b"\x89PNG\r\n\x1a\n"
_NOT_DRAWN = re.compile(rb"<!DOCTYPE|<!ENTITY|<script|<foreignObject|<style|<use\b|\son\w+\s*=", re.IGNORECASE)
_LEADS_OUT = re.compile(rb"""(?:href|src)\s*=\s*["'](?!\s*\#)|url\(\s*["']?(?!\s*["']?\#)""", re.IGNORECASE)


def pictures(pack: Pack, texts: Iterable[str]) -> dict[str, bytes]:
    """Return the pictures of ``pack`` that are named in ``texts``, by names such as ``images/heap.png``.

    One that cannot be read is left out: ``trainer pack check`` says why.
    """
    images = [name for name in pack.files if name.startswith(FOLDER)]
    named = {name for text in texts for name in images if name in text} if images else set()
    if not named:
        return {}
    files = open_files(pack.path)
    found = {}
    for name in sorted(named):
        try:
            found[name] = files.data(name)
        except FileRefused:
            continue
    return found


def unfit(name: str, data: bytes) -> tuple[str, str] | None:
    """Return what is wrong with a picture and what would be right, None if nothing is."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == ".svg":
        return _unfit_drawing(data)
    size = _size_of_png(data) if suffix == ".png" else _size_of_jpeg(data)
    if size is None:
        return f"this is not a picture in the format {suffix.removeprefix('.')}", "the ending that the picture has"
    if not 0 < max(size) <= LONGEST_SIDE:
        return f"the picture has {size[0]} × {size[1]} pixels", f"at most {LONGEST_SIDE} × {LONGEST_SIDE}"
    return None


def _unfit_drawing(data: bytes) -> tuple[str, str] | None:
    if b"<svg" not in data[:10_000]:
        return "this is not a drawing in SVG", "the ending that the picture has"
    if found := _NOT_DRAWN.search(data):
        return f"the drawing holds {found[0].decode(errors='replace').strip()}", "shapes, lines and text only"
    if _LEADS_OUT.search(data):
        return "the drawing names something outside of itself", "references inside the file: href='#name'"
    return None


def _size_of_png(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(_PNG) or len(data) < 24 or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return int(width), int(height)


def _size_of_jpeg(data: bytes) -> tuple[int, int] | None:
    for kind, place in _segments(data):
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC) and len(data) >= place + 9:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return int(width), int(height)
    return None


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the kind and the place of the segments of a JPEG before its pixels."""
    place = 2 if data.startswith(b"\xff\xd8") else len(data)
    while place + 4 <= len(data) and data[place] == 0xFF:
        kind = data[place + 1]
        yield kind, place
        if kind == 0xDA:
            return
        place += 2 + int(struct.unpack(">H", data[place + 2 : place + 4])[0])
