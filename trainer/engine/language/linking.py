"""Giving a compiled unit its addresses, and its objects their bytes."""

from __future__ import annotations

from types import CodeType
from typing import TYPE_CHECKING, Any

from trainer.engine.errors import CError
from trainer.engine.language.imports import imports_of
from trainer.engine.language.signatures import signature_of
from trainer.engine.language.static.contents import section_contents
from trainer.engine.language.static.defined_elsewhere import LIBRARY_OBJECTS
from trainer.engine.language.static.sections import bounds, lay_out
from trainer.engine.language.symbols import FunctionSymbol, Global, host_name
from trainer.engine.language.text_section import TextSection
from trainer.engine.lazy_dataclasses import dataclass, field
from trainer.engine.libc import library
from trainer.engine.process.image import ImageSizes, ProgramImage, align, section_headers
from trainer.engine.process.image_layout import linker_symbols, plan
from trainer.engine.process.memory import FIRST_CODE
from trainer.engine.process.tls import TlsLayout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trainer.engine.language.compiled_unit import CompiledUnit
    from trainer.engine.language.imports import Imports
    from trainer.engine.language.static.sections import Section
    from trainer.engine.language.symbols import FunctionInfo, Scopes
    from trainer.engine.platforms.base import Platform
    from trainer.engine.process.image import SectionHeaders
    from trainer.engine.process.image_layout import Placement, SegmentAddresses

_MOST_INITIALISED = 64 << 20  # bytes of objects that are not zero, all of which the host keeps


@dataclass
class LinkedProgram:
    """A program with addresses.

    ``addresses`` gives generated code its names: addresses of objects, functions and return points; for thread-local
    objects their (negative) distance from the thread pointer. ``line_table`` has function, C line and statements
    counted ahead for each generated line. ``library_calls`` are the functions of the library that it calls,
    ``bound_lazily`` those of them that the dynamic linker looks for at their first call. ``sites`` are the meanings of
    the codes in the write log: (function, line) of a statement, (type, bytes below the frame pointer) of a scalar in a
    frame. ``call_lines`` gives the line of the call for a return address. ``constructors`` and ``destructors`` run
    before and after ``main``. ``signatures`` tell what the functions at addresses expect.
    """

    filename: str
    code: CodeType
    line_table: list[tuple[str, int, int]]
    infos: list[FunctionInfo]
    objects: list[Global]
    addresses: dict[str, int]
    functions: dict[str, int]
    library_calls: frozenset[str]
    bound_lazily: frozenset[str]
    library_names: list[str]
    library_objects: dict[str, int]
    image: ProgramImage
    tls: TlsLayout
    sites: list[tuple[int, int] | tuple[str, int]]
    call_lines: dict[int, int]
    constructors: list[str]
    destructors: list[str]
    signatures: dict[int, str]
    library_signatures: dict[str, str]
    scopes: Scopes = field(repr=False)

    @property
    def scalar_codes(self) -> frozenset[int]:
        """The codes in the write log that a value follows."""
        return frozenset(code for code, (name, _) in enumerate(self.sites, FIRST_CODE) if isinstance(name, str))


def link(unit: CompiledUnit, platform: Platform, placement: Placement | None = None) -> LinkedProgram:
    """Lay out the sections and evaluate the static initialisers; ``unit`` stays as it is."""
    file_symbols = unit.scopes.file_symbols()
    named = [
        symbol
        for name in LIBRARY_OBJECTS
        if isinstance(symbol := file_symbols.get(name), Global) and not symbol.defined
    ]
    library_calls = frozenset(_library_calls(unit.code))
    imports = imports_of(unit, library_calls, [symbol.name for symbol in named])
    headers = section_headers(platform, [symbol.name for symbol in named])
    sections = lay_out(unit.objects, headers)
    _check_size(unit.filename, sections)
    text = TextSection(unit, {info.name: _alignment(file_symbols, info.name) for info in unit.functions})
    sizes = _sizes(text, sections, headers, imports)
    at = plan(platform, sizes, placement)
    functions = {name: at.text + offset for name, offset in text.starts.items()}
    library_names = [name for name in unit.library_addresses.values() if library.provides(name)]
    library_objects = {symbol.name: at.bss + headers.copied[symbol.name] for symbol in named}
    addresses = {host_name("F", name): address for name, address in functions.items()}
    for index, name in enumerate(library_names):
        addresses[host_name("F", name)] = at.library_function(platform, name, index)
    addresses |= {name: at.text + offset for name, offset in text.places.items()}
    addresses |= dict.fromkeys(unit.missing, 0)
    addresses |= _addresses_of_objects(sections, at)
    for name, address in {**linker_symbols(at), **bounds(unit.objects, addresses), **library_objects}.items():
        symbol = file_symbols.get(name)
        if isinstance(symbol, Global) and not symbol.defined:
            addresses[symbol.host_name] = address
    contents = section_contents(unit, sections, addresses)
    return LinkedProgram(
        unit.filename,
        unit.code,
        unit.line_table,
        unit.functions,
        unit.objects,
        addresses,
        functions,
        library_calls,
        imports.bound_lazily,
        library_names,
        library_objects,
        ProgramImage(at, **contents, text=text.content(), entries=tuple(functions)),
        TlsLayout(contents["tdata"], sizes.tls.size, sizes.tls.alignment),
        unit.sites,
        {at.text + offset: unit.return_addresses[name][1] for name, offset in text.returns.items()},
        unit.constructors,
        unit.destructors,
        {functions[info.name]: info.signature for info in unit.functions},
        {name: signature_of(symbol.type) for name, symbol in file_symbols.items() if _is_library(symbol)},
        unit.scopes,
    )


def _sizes(text: TextSection, sections: dict[str, Section], headers: SectionHeaders, imports: Imports) -> ImageSizes:
    return ImageSizes(
        text=text.size,
        text_align=text.alignment,
        rodata=sections["rodata"].size,
        relro=sections["relro"].size,
        data=sections["data"].size,
        bss=sections["bss"].size,
        tdata=sections["tdata"].size,
        tbss=_tbss_offset(sections) - sections["tdata"].size + sections["tbss"].size,
        relro_align=max(8, sections["relro"].align),
        data_align=max(8, sections["data"].align),
        bss_align=max(headers.bss_align, sections["bss"].align),
        tls_align=max(sections["tdata"].align, sections["tbss"].align),
        tbss_align=sections["tbss"].align,
        imports=len(imports.called),
        taken=len(imports.taken),
        called_and_taken=imports.called_and_taken,
        headers=imports.headers,
        functions=len(text.starts),
    )


def _tbss_offset(sections: Mapping[str, Section]) -> int:
    return align(sections["tdata"].size, sections["tbss"].align)


def _addresses_of_objects(sections: Mapping[str, Section], at: SegmentAddresses) -> dict[str, int]:
    starts = {
        "rodata": at.rodata,
        "relro": at.relro,
        "data": at.data,
        "bss": at.bss,
        "tdata": at.tls_offset,
        "tbss": at.tls_offset + _tbss_offset(sections),
    }
    return {
        symbol.host_name: start + offset for name, start in starts.items() for offset, symbol in sections[name].objects
    }


def _is_library(symbol: Any) -> bool:
    return isinstance(symbol, FunctionSymbol) and not symbol.defined and symbol.used_at is not None


def _library_calls(code: CodeType) -> Iterator[str]:
    for name in code.co_names:
        if name.startswith("library_"):
            yield name.removeprefix("library_")
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _library_calls(constant)


def _check_size(filename: str, sections: dict[str, Section]) -> None:
    """Refuse a program with more initialised bytes than the simulation is to hold."""
    written = [section for name, section in sections.items() if name not in ("bss", "tbss")]
    size = sum(section.size for section in written)
    if size > _MOST_INITIALISED:
        largest = max((symbol for section in written for _, symbol in section.objects), key=lambda symbol: symbol.size)
        raise CError(
            f"the program is too large: its initialised objects take {size >> 20:,} MiB, of which "
            f"'{largest.name or 'a literal'}' takes {largest.size >> 20:,}; {_MOST_INITIALISED >> 20} are supported",
            filename,
            max(1, largest.line),
            1,
        )


def _alignment(file_symbols: Mapping[str, Any], name: str) -> int:
    symbol = file_symbols[name]
    assert isinstance(symbol, FunctionSymbol)
    return symbol.align
