"""Giving a compiled unit its addresses, and its objects their bytes."""

from __future__ import annotations

import struct
from collections import Counter
from itertools import pairwise
from types import CodeType
from typing import TYPE_CHECKING, Any

from trainer.engine.errors import CError
from trainer.engine.language import operations
from trainer.engine.language.imports import imports_of
from trainer.engine.language.signatures import signature_of
from trainer.engine.language.static.defined_elsewhere import LIBRARY_OBJECTS
from trainer.engine.language.static.sections import bounds, lay_out
from trainer.engine.language.symbols import FunctionSymbol, Global, host_name
from trainer.engine.lazy_dataclasses import dataclass, field
from trainer.engine.libc import library
from trainer.engine.process.image import ImageSizes, ProgramImage, align, section_headers
from trainer.engine.process.image_layout import Placement, SegmentAddresses, linker_symbols, plan
from trainer.engine.process.memory import FIRST_CODE
from trainer.engine.process.tls import TlsLayout
from trainer.engine.process.wide import WIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trainer.engine.language.compiled_unit import CompiledUnit
    from trainer.engine.language.static.sections import Section
    from trainer.engine.language.symbols import FunctionInfo, Scopes
    from trainer.engine.platforms.base import Platform

_FORMATS = {
    "i8": "<b",
    "u8": "<B",
    "i16": "<h",
    "u16": "<H",
    "i32": "<i",
    "u32": "<I",
    "i64": "<q",
    "u64": "<Q",
    "f32": "<f",
    "f64": "<d",
}
_ENTRY_SIZE = 6  # bytes of a function around its calls
_CALL_SIZE = 5  # bytes of a call instruction
_MOST_INITIALISED = 64 << 20  # bytes of objects that are not zero, all of which the host keeps
_PROLOGUE = bytes.fromhex("554889e5")  # push %rbp; mov %rsp,%rbp
_EPILOGUE = bytes.fromhex("c9c3")  # leave; ret
_CALL = b"\xe8"
_UNKNOWN = b"\x06"  # no instruction, so that a copy of a function cannot run


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
    alignments = {info.name: _alignment(file_symbols, info.name) for info in unit.functions}
    starts, text_size = _place_functions(unit, alignments)
    sizes = ImageSizes(
        text=text_size,
        text_align=max(alignments.values(), default=1),
        rodata=sections["rodata"].size,
        relro=sections["relro"].size,
        data=sections["data"].size,
        bss=sections["bss"].size,
        tdata=sections["tdata"].size,
        tbss=align(sections["tdata"].size, sections["tbss"].align) - sections["tdata"].size + sections["tbss"].size,
        relro_align=max(8, sections["relro"].align),
        data_align=max(8, sections["data"].align),
        bss_align=max(headers.bss_align, sections["bss"].align),
        tls_align=max(sections["tdata"].align, sections["tbss"].align),
        imports=len(imports.called),
        taken=len(imports.taken),
        called_and_taken=imports.called_and_taken,
        headers=imports.headers,
        functions=len(unit.functions),
    )
    at = plan(platform, sizes, placement)
    functions = {name: at.text + offset for name, offset in starts.items()}
    addresses = {host_name("F", name): address for name, address in functions.items()}
    call_lines: dict[int, int] = {}
    for name, offset in _place_calls(unit).items():
        function, line = unit.return_addresses[name]
        addresses[name] = functions[function] + offset
        call_lines[addresses[name]] = line
    for name, function in unit.traps.items():
        last = unit.code_sizes[function] - len(_EPILOGUE) - 1
        addresses[name] = functions[function] + max(len(_PROLOGUE), min(unit.offsets[name], last))
    library_names = [name for name in unit.library_addresses.values() if library.provides(name)]
    for index, name in enumerate(library_names):
        addresses[host_name("F", name)] = at.library_function(platform, name, index)
    addresses.update(dict.fromkeys(unit.missing, 0))
    _name_labels(unit, addresses, call_lines)
    for name, address in linker_symbols(at).items():
        symbol = file_symbols.get(name)
        if isinstance(symbol, Global) and not symbol.defined:
            addresses[symbol.host_name] = address
    _name_objects(sections, at, addresses)
    for name, address in bounds(unit.objects, addresses).items():
        symbol = file_symbols.get(name)
        if isinstance(symbol, Global) and not symbol.defined:
            addresses[symbol.host_name] = address
    library_objects = {}
    for symbol in named:
        addresses[symbol.host_name] = library_objects[symbol.name] = at.bss + headers.copied[symbol.name]
    contents = _contents(unit, sections, addresses)
    image = ProgramImage(
        at,
        contents["rodata"],
        contents["relro"],
        contents["data"],
        contents["tdata"],
        _text(starts.values(), text_size, (address - at.text for address in call_lines)),
        tuple(functions),
    )
    tls = TlsLayout(contents["tdata"], sizes.tls.size, sizes.tls.alignment)
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
        image,
        tls,
        unit.sites,
        call_lines,
        unit.constructors,
        unit.destructors,
        {**{functions[info.name]: info.signature for info in unit.functions}},
        {name: signature_of(symbol.type) for name, symbol in file_symbols.items() if _is_library(symbol)},
        unit.scopes,
    )


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


def _room(unit: CompiledUnit, function: str, calls: int) -> int:
    """Return the bytes of a function, at least those that its calls need."""
    return max(_ENTRY_SIZE + calls * _CALL_SIZE, unit.code_sizes[function])


def _place_calls(unit: CompiledUnit) -> dict[str, int]:
    """Return how far behind the start of its function each call returns: where gcc would have it, and no two alike."""
    calls: dict[str, list[str]] = {}
    for name, (function, _) in unit.return_addresses.items():
        calls.setdefault(function, []).append(name)
    found = {}
    for function, names in calls.items():
        first, behind = len(_PROLOGUE) + _CALL_SIZE, _room(unit, function, len(names)) - len(_EPILOGUE)
        for index, name in enumerate(sorted(names, key=unit.offsets.__getitem__)):
            last = behind - _CALL_SIZE * (len(names) - 1 - index)
            found[name] = min(max(first, unit.offsets[name]), last)
            first = found[name] + _CALL_SIZE
    return found


def _place_functions(unit: CompiledUnit, alignments: Mapping[str, int]) -> tuple[dict[str, int], int]:
    inside = Counter(function for function, _ in unit.return_addresses.values())  # what has an address of its own
    inside.update(unit.label_addresses.values())
    starts, offset = {}, 0
    for info in unit.functions:
        starts[info.name] = offset = align(offset, alignments[info.name])
        offset += _room(unit, info.name, inside[info.name])
    return starts, offset


def _text(starts: Iterable[int], size: int, returns: Iterable[int]) -> bytes:
    """Return what a program can read of its code: how functions begin and end, and calls; the rest is no code."""
    text = bytearray(_UNKNOWN * size)
    for behind in returns:
        text[behind - _CALL_SIZE] = _CALL[0]
    bounds = [*starts, size]
    for start, end in pairwise(bounds):
        text[start : start + len(_PROLOGUE)] = _PROLOGUE
        text[end - len(_EPILOGUE) : end] = _EPILOGUE
    return bytes(text)


def _name_labels(unit: CompiledUnit, addresses: dict[str, int], taken: Iterable[int]) -> None:
    """Give labels addresses behind the entry of their function that are no return addresses."""
    others = set(taken)
    following: dict[str, int] = {}
    for name, function in unit.label_addresses.items():
        address = following.get(function, addresses[host_name("F", function)] + len(_PROLOGUE))
        while address in others:
            address += 1
        addresses[name] = address
        following[function] = address + 1


def _name_objects(sections: dict[str, Section], at: SegmentAddresses, addresses: dict[str, int]) -> None:
    tbss_offset = align(sections["tdata"].size, sections["tbss"].align)
    for section, base in (("rodata", at.rodata), ("relro", at.relro), ("data", at.data), ("bss", at.bss)):
        for offset, symbol in sections[section].objects:
            addresses[symbol.host_name] = base + offset
    for section, base in (("tdata", at.tls_offset), ("tbss", at.tls_offset + tbss_offset)):
        for offset, symbol in sections[section].objects:
            addresses[symbol.host_name] = base + offset


def _contents(unit: CompiledUnit, sections: dict[str, Section], addresses: dict[str, int]) -> dict[str, bytes]:
    names: dict[str, Any] = {name: getattr(operations, name) for name in operations.__all__}
    names.update(addresses)
    contents = {}
    for name, section in sections.items():
        if name in ("bss", "tbss"):
            continue
        content = bytearray(section.size)
        if name == "rodata" and section.header:
            content[0:4] = b"\x01\x00\x02\x00"  # _IO_stdin_used
        for offset, symbol in section.objects:
            for piece in unit.pieces.get(symbol.host_name, ()):
                _write(
                    content,
                    offset + piece.offset,
                    piece.format,
                    piece.bits,
                    piece.shift,
                    eval(piece.code, names),
                )
        contents[name] = bytes(content)
    return contents


def _write(content: bytearray, offset: int, form: str, bits: int, shift: int, value: Any) -> None:
    if form == "bytes":
        content[offset : offset + len(value)] = value
        return
    if bits:
        size = (shift + bits + 7) // 8
        old = int.from_bytes(content[offset : offset + size], "little")
        mask = ((1 << bits) - 1) << shift
        content[offset : offset + size] = (old & ~mask | (value << shift) & mask).to_bytes(size, "little")
        return
    if form in WIDE:
        data = WIDE[form].encode(value)
        content[offset : offset + len(data)] = data
        return
    struct.Struct(_FORMATS[form]).pack_into(content, offset, value)
