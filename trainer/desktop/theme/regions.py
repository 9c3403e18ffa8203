"""One colour for each kind of region, used everywhere a region is drawn.

Hue tells families apart (stacks blue, heap green, the program's own image orange to violet); neighbours of the
textbook column also differ in lightness, so that they stay apart for colour-blind eyes and in grey.
A guard and a hole are hatched besides. Colour never stands alone: a label is always drawn on it.
"""

from functools import cache
from typing import NamedTuple

from trainer.desktop.theme.colour import oklch


class RegionColours(NamedTuple):
    """Fill, edge and text of a region, as ``#rrggbb``; ``hatched`` regions give nothing to read or write."""

    fill: str
    edge: str
    ink: str
    hatched: bool = False


class _Hue(NamedTuple):
    """Hue in degrees, chroma, and the lightness of the fill on light and on dark backgrounds."""

    hue: float
    chroma: float
    light: float
    dark: float
    hatched: bool = False


_HUES = {
    "kernel": _Hue(260, 0.02, 0.77, 0.43),
    "args-env": _Hue(345, 0.075, 0.91, 0.33),
    "thread-stack": _Hue(232, 0.10, 0.81, 0.42),
    "thread-guard": _Hue(28, 0.02, 0.95, 0.26, hatched=True),
    "thread-tls": _Hue(180, 0.07, 0.86, 0.37),
    "main-stack": _Hue(262, 0.105, 0.78, 0.45),
    "main-guard": _Hue(22, 0.02, 0.95, 0.26, hatched=True),
    "main-tls": _Hue(200, 0.07, 0.87, 0.36),
    "heap": _Hue(148, 0.135, 0.81, 0.45),
    "bss": _Hue(97, 0.085, 0.94, 0.31),
    "data": _Hue(72, 0.125, 0.83, 0.43),
    "rodata": _Hue(45, 0.07, 0.91, 0.33),
    "text": _Hue(306, 0.10, 0.79, 0.45),
    "relro": _Hue(40, 0.06, 0.86, 0.36),
    "elf-header": _Hue(320, 0.035, 0.90, 0.30),
    "mmap": _Hue(120, 0.12, 0.87, 0.37),
    "arena": _Hue(160, 0.10, 0.87, 0.37),
    "libc": _Hue(80, 0.02, 0.88, 0.34),
    "ld.so": _Hue(80, 0.02, 0.84, 0.38),
    "vdso": _Hue(270, 0.035, 0.90, 0.31),
    "vvar": _Hue(280, 0.035, 0.86, 0.36),
    "vsyscall": _Hue(250, 0.03, 0.82, 0.40),
    "unmapped": _Hue(90, 0.006, 0.94, 0.25, hatched=True),
}

REGION_KINDS = tuple(_HUES)


@cache
def region_colours(kind: str, dark: bool) -> RegionColours:
    """Return the colours of a region kind (``RegionKind`` value); an unknown kind looks unmapped."""
    hue = _HUES.get(kind, _HUES["unmapped"])
    if dark:
        fill = oklch(hue.dark, hue.chroma * 0.75, hue.hue)
        return RegionColours(fill, oklch(0.74, hue.chroma, hue.hue), oklch(0.97, 0.01, hue.hue), hue.hatched)
    fill = oklch(hue.light, hue.chroma, hue.hue)
    return RegionColours(fill, oklch(0.50, hue.chroma, hue.hue), oklch(0.24, 0.03, hue.hue), hue.hatched)
