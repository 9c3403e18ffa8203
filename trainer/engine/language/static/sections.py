"""In which order objects with static storage lie in memory: as gcc 12 writes and ld 2.40 joins them (measured with nm).

gcc writes objects of file scope and literals in the order of the source, then the static objects of functions: those
that are used in the order of their first use, the others backwards, each behind the literals that it alone names; last
the constants that instructions read.
Sections that attributes name follow the usual ones of their kind. The assembler puts zeroed objects that only this
unit knows behind the others; the linker puts initialised ones that hold addresses behind those that hold none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.process.image import SectionHeaders, align

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trainer.engine.language.symbols import Global

_USUAL_GROUPS = 3
_NAMES = ("rodata", "relro", "data", "bss", "tdata", "tbss")


class Section:
    """Objects one behind the other, after the ``header`` bytes of the start-up files, in groups of an alignment."""

    def __init__(self, header: int = 0) -> None:
        self.header = header
        self.size = header
        self.align = 1
        self.objects: list[tuple[int, Global]] = []

    def add(self, group: Sequence[Global]) -> None:
        """Put a group of objects behind what is there, at a place that suits all of them."""
        alignment = max((symbol.align for symbol in group), default=1)
        if group:
            self.size = align(self.size, alignment)
        self.align = max(self.align, alignment)
        for symbol in group:
            offset = align(self.size, symbol.align)
            self.objects.append((offset, symbol))
            self.size = offset + max(symbol.size, 1)


def lay_out(objects: Sequence[Global], headers: SectionHeaders) -> dict[str, Section]:
    """Return the sections with all objects; offsets count from the beginning of the header."""
    sections = {name: Section(getattr(headers, name, 0)) for name in _NAMES}
    groups: dict[tuple[str, int], list[Global]] = {}  # what lies in one section of the object file
    own = list(dict.fromkeys(symbol.own_section for symbol in objects if symbol.own_section))
    for symbol in _written_order(objects):
        group = _USUAL_GROUPS + own.index(symbol.own_section) if symbol.own_section else _group(symbol)
        groups.setdefault((symbol.section, group), []).append(symbol)
    for name, number in sorted(groups):
        sections[name].add(sorted(groups[name, number], key=_part))
    return sections


def bounds(objects: Iterable[Global], addresses: dict[str, int]) -> dict[str, int]:
    """Return ``__start_NAME`` and ``__stop_NAME`` of the sections that attributes name."""
    found: dict[str, int] = {}
    for symbol in objects:
        if symbol.own_section:
            start = addresses[symbol.host_name]
            first, last = (f"__{end}_{symbol.own_section}" for end in ("start", "stop"))
            found[first] = min(start, found.get(first, start))
            found[last] = max(start + symbol.size, found.get(last, 0))
    return found


def _group(symbol: Global) -> int:
    return symbol.holds_addresses if symbol.section == "data" else 0


def _part(symbol: Global) -> bool:
    return symbol.section == "bss" and not symbol.own_section and symbol.internal


def _written_order(objects: Iterable[Global]) -> list[Global]:
    """Return the objects in the order in which the compiler writes them."""
    of_functions: dict[str, list[Global]] = {}
    literals: dict[int, list[Global]] = {}  # by their owners
    order, pooled = [], []
    for symbol in objects:
        if symbol.pooled:
            pooled.append(symbol)
        elif symbol.owner is not None:
            literals.setdefault(id(symbol.owner), []).append(symbol)
        elif symbol.function is None:
            order.append(symbol)
        else:
            of_functions.setdefault(symbol.function, []).append(symbol)
    for symbols in of_functions.values():
        used = [symbol for symbol in symbols if symbol.first_use is not None]
        written = sorted(used, key=lambda symbol: symbol.first_use or 0)
        written += (symbol for symbol in reversed(symbols) if symbol.first_use is None)
        for symbol in written:
            order += [*literals.get(id(symbol), ()), symbol]
    return order + pooled
