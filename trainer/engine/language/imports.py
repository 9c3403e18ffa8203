"""What a program asks the dynamic linker for, and the room that the tables of that take before its code.

As ld 2.40 lays out what gcc 12 makes (measured with readelf). A function that is called has an entry in .plt; one whose
address instructions take has one in .got, through which it is called, too. Each object that holds an address is
relocated.
"""

from __future__ import annotations

from types import CodeType
from typing import TYPE_CHECKING

from trainer.engine.language.symbols import host_name
from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.process.image import align

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.engine.language.compiled_unit import CompiledUnit

_CTYPE = {
    f"is{kind}"
    for kind in [
        "alnum",
        "alpha",
        "blank",
        "cntrl",
        "digit",
        "graph",
        "lower",
        "print",
        "punct",
        "space",
        "upper",
        "xdigit",
    ]
}
_INLINE = {"abs", "bzero", "copysign", "copysignf", "fabs", "fabsf", "fabsl", "isascii", "labs", "llabs", "toascii"}
# what the headers and libc_nonshared.a make of names; the macros of ctype.h share a function
_LINKED = {
    **dict.fromkeys(_CTYPE, ("__ctype_b_loc",)),
    **{f"{kind}scanf": (f"__isoc99_{kind}scanf",) for kind in ("", "f", "s", "v", "vf", "vs", "w", "fw", "sw")},
    "atexit": ("__cxa_atexit",),
    "__pthread_cleanup_push": ("__sigsetjmp", "__pthread_register_cancel", "__pthread_unwind_next"),
    "__pthread_cleanup_pop": ("__pthread_unregister_cancel",),
}
_STARTERS = (  # what the start-up files name
    "__libc_start_main",
    "__cxa_finalize",
    "_ITM_deregisterTMCloneTable",
    "__gmon_start__",
    "_ITM_registerTMCloneTable",
)
_RELOCATED = 3  # addresses in the start-up files: .init_array, .fini_array, __dso_handle
_HASHES = 0x3A0  # .gnu.hash follows .interp and the notes
_HASH, _HASH_OF_COPIES, _COPY = 0x24, 0x24, 4  # bytes of .gnu.hash
_STRINGS = 33  # bytes of .dynstr for libc.so.6 and the two versions that are always there
_VERSIONS, _VERSION = 0x30, 0x10  # bytes of .gnu.version_r, with those two, and of another one
_NEWER = {  # versions of some functions, but those of GLIBC_2.2.5 and GLIBC_2.34
    "__ctype_b_loc": "2.3",
    "__ctype_tolower_loc": "2.3",
    "__ctype_toupper_loc": "2.3",
    **{f"__isoc99_{kind}scanf": "2.7" for kind in ("", "f", "s", "v", "vf", "vs", "w", "fw", "sw")},
    "aligned_alloc": "2.16",
    "clock_getres": "2.17",
    "clock_gettime": "2.17",
    "fstat": "2.33",
    "getrandom": "2.25",
    "mallinfo2": "2.33",
    "memcpy": "2.14",
    "memfd_create": "2.27",
    "pthread_cond_broadcast": "2.3.2",
    "pthread_cond_signal": "2.3.2",
    "pthread_cond_wait": "2.3.2",
    "pthread_getattr_np": "2.32",
    "pthread_sigmask": "2.32",
    "stat": "2.33",
}
_SYMBOL = _RELOCATION = 24


@dataclass(frozen=True)
class Imports:
    """The functions of the library that are ``called`` through .plt, or ``taken``: instructions take their address.

    ``bound_lazily`` are those in .plt by the names they have in C. ``relocated`` counts static addresses.
    """

    called: frozenset[str]
    taken: frozenset[str]
    called_and_taken: int
    bound_lazily: frozenset[str]
    copied: Sequence[str]
    relocated: int

    @property
    def headers(self) -> int:
        """Bytes before .init, which begins a page."""
        names = {*self.called, *self.taken, *self.copied}
        dynamic = len(self.taken) + len(self.copied) + self.relocated + _RELOCATED + len(_STARTERS)
        hashes = _HASH_OF_COPIES + _COPY * len(self.copied) if self.copied else _HASH
        versions = {_NEWER[name] for name in names if name in _NEWER}
        symbols = 1 + len(_STARTERS) + len(names)
        at = align(_HASHES + hashes, 8) + _SYMBOL * symbols
        at += _STRINGS + sum(len(name) + 1 for name in (*names, *_STARTERS))
        at += sum(len(f"GLIBC_{version}") + 1 for version in versions)
        at = align(align(at, 2) + 2 * symbols, 8) + _VERSIONS + _VERSION * len(versions)
        return at + _RELOCATION * (dynamic + len(self.called))


def imports_of(unit: CompiledUnit, library_calls: frozenset[str], copied: Sequence[str]) -> Imports:
    """Return what a unit imports; ``library_calls`` are the functions of the library that its code calls."""
    in_code = set(_names(unit.code))
    taken = {name for host, name in unit.library_addresses.items() if host in in_code}
    lazily = library_calls - taken - _INLINE
    called = {linked for name in (*lazily, *unit.jump_savers) for linked in _LINKED.get(name, (name,))}
    objects = {symbol.host_name for symbol in unit.objects}
    places = {*objects, *unit.library_addresses, *unit.missing, *(host_name("F", info.name) for info in unit.functions)}
    relocated = sum(
        not places.isdisjoint(compile(piece.code, "", "eval").co_names)
        for name, pieces in unit.pieces.items()
        if name in objects
        for piece in pieces
    )
    return Imports(frozenset(called), frozenset(taken), len(library_calls & taken), lazily, copied, relocated)


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)
