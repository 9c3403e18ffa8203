"""What the environment asks of malloc when a program starts: ``GLIBC_TUNABLES`` and the older ``MALLOC_…_`` variables.

The names, types and ranges are those of "Memory Allocation Tunables" in the manual of the GNU C library.
"""

import re
from collections.abc import Iterator, Mapping

from trainer.engine.libc.heap.layout import MASK

_PREFIX = "glibc.malloc."
_INT_MAX = (1 << 31) - 1
# the variable that sets the same, the least and the greatest value; in the order in which malloc applies them
_TUNABLES: Mapping[str, tuple[str, int, int]] = {
    "top_pad": ("MALLOC_TOP_PAD_", 0, MASK),
    "perturb": ("MALLOC_PERTURB_", 0, 0xFF),
    "mmap_threshold": ("MALLOC_MMAP_THRESHOLD_", 0, MASK),
    "trim_threshold": ("MALLOC_TRIM_THRESHOLD_", 0, MASK),
    "mmap_max": ("MALLOC_MMAP_MAX_", 0, _INT_MAX),
    "arena_max": ("MALLOC_ARENA_MAX", 1, MASK),
    "arena_test": ("MALLOC_ARENA_TEST", 1, MASK),
    "tcache_max": ("", 0, MASK),
    "tcache_count": ("", 0, MASK),
    "tcache_unsorted_limit": ("", 0, MASK),
    "mxfast": ("", 0, MASK),
}
_NUMBER = re.compile(r"[ \t]*([+-]?)(?:0[xX]([0-9a-fA-F]+)|(0[0-7]*)|([0-9]+))")


def tunables_of(environment: Mapping[str, str]) -> dict[str, int]:
    """Return the values that the variables set, by the name behind ``glibc.malloc.``; what is out of range is left out.

    ``GLIBC_TUNABLES`` goes before an older variable, which goes before a later one of the same name.
    """
    chosen: dict[str, int] = {}
    for variable, text in environment.items():
        if variable == "GLIBC_TUNABLES":
            chosen |= dict(_pairs(text))
        for name, (older, _, _) in _TUNABLES.items():
            if older == variable and name not in chosen and _fits(name, _number(text)):
                chosen[name] = _number(text)
    return {name: chosen[name] for name in _TUNABLES if name in chosen}


def _pairs(text: str) -> Iterator[tuple[str, int]]:
    for assignment in text.split(":"):
        name, equals, value = assignment.partition("=")
        name = name.removeprefix(_PREFIX) if name.startswith(_PREFIX) else ""
        if equals and _fits(name, _number(value)):
            yield name, _number(value)


def _fits(name: str, value: int) -> bool:
    if name not in _TUNABLES:
        return False
    _, least, greatest = _TUNABLES[name]
    return least <= value <= greatest


def _number(text: str) -> int:
    """Read as much of a number as the loader does: decimal, 0x… or 0…, 0 where there is none."""
    found = _NUMBER.match(text)
    if found is None:
        return 0
    sign, hexadecimal, octal, decimal = found.groups()
    value = int(hexadecimal, 16) if hexadecimal else int(octal, 8) if octal else int(decimal)
    return MASK if value > MASK else (-value if sign == "-" else value) & MASK
