"""What a compiled program consists of.

The compiler first says how large its sections are, gets their addresses from ``image_layout``, then produces the bytes
(which hold addresses) as a ``ProgramImage`` for the loader.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from trainer.engine.lazy_dataclasses import dataclass, field
from trainer.engine.platforms.base import PAGE, Platform
from trainer.engine.process.tls import TlsLayout

if TYPE_CHECKING:
    from trainer.engine.process.image_layout import SegmentAddresses

# copies of library objects lie in the order of the linker's hash table
_COPIES = (
    "timezone",
    "stdout",
    "stdin",
    "optind",
    "environ",
    "optarg",
    "program_invocation_name",
    "tzname",
    "stderr",
)
_COPY_SIZES = {"tzname": 16, "optind": 4, "opterr": 4, "optopt": 4, "daylight": 4}


def align(address: int, alignment: int) -> int:
    """Round up to a multiple of ``alignment``."""
    return -(-address // alignment) * alignment


@dataclass(frozen=True, slots=True)
class SectionHeaders:
    """Bytes of the start-up files at the beginning of a section, before the program's own objects."""

    rodata: int = 0
    data: int = 0
    bss: int = 0
    bss_align: int = 1
    copied: Mapping[str, int] = field(default_factory=dict)  # objects of the C library, by their place in bss


def section_headers(platform: Platform, copied: Sequence[str] = ()) -> SectionHeaders:
    """Return them; ``copied`` are the objects of libc that the program names (stdout, environ, …).

    gcc: ``_IO_stdin_used``; ``__data_start`` and ``__dso_handle``; copies of the named objects, with the alignment that
    they have in the library, and ``completed.0``.
    """
    places, size, highest = {}, 0, 1
    for name in sorted(copied, key=lambda name: (_COPIES.index(name) if name in _COPIES else len(_COPIES), name)):
        address = platform.library_symbols.get(name, 8)
        alignment = min(address & -address, 32)
        places[name] = align(size, alignment)
        size, highest = places[name] + _COPY_SIZES.get(name, 8), max(highest, alignment)
    if not platform.segments.elf:
        return SectionHeaders(bss=size, bss_align=highest, copied=places)
    return SectionHeaders(4, 16, size + 1, highest, places)


@dataclass(frozen=True, slots=True)
class ImageSizes:
    """Sizes of the sections in bytes, those of their headers (``section_headers``) included, and alignments.

    ``headers`` are the bytes of tables before the code. ``imports`` counts the library functions that are called,
    ``taken`` those whose address is taken, ``functions`` the program's own.
    """

    text: int = 0
    rodata: int = 0
    relro: int = 0
    data: int = 0
    bss: int = 0
    tdata: int = 0
    tbss: int = 0
    relro_align: int = 8
    data_align: int = 8
    bss_align: int = 1
    tls_align: int = 1
    tbss_align: int = 1
    text_align: int = 1
    headers: int = PAGE
    imports: int = 1
    taken: int = 0
    called_and_taken: int = 0
    functions: int = 1

    @property
    def tls(self) -> TlsLayout:
        """Where thread-local storage lies."""
        return TlsLayout(b"", self.tdata + self.tbss, max(1, self.tls_align))


@dataclass(frozen=True, slots=True)
class ProgramImage:
    """The bytes of a program; sections include their headers, ``entries`` are the names of its functions."""

    addresses: "SegmentAddresses"
    rodata: bytes = b""
    relro: bytes = b""
    data: bytes = b""
    tdata: bytes = b""
    text: bytes = b""
    entries: tuple[str, ...] = ()
