"""Which pages of the C library come into memory when the program first calls one of its functions.

That is the function's own, and what streams, formats and system calls run and read (measured with /proc/PID/pagemap
around calls; the pages around them come in as well).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.process.fault_around import neighbours
from trainer.engine.process.sources import BlankFile
from trainer.engine.process.vma import PAGE_SIZE

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

# offsets in libc.so.6
_SCANNING, _PRINTING, _STREAMS, _SYSTEM_CALLS = 0x53000, 0x63000, 0x73000, 0xF3000
_DIGITS, _TABLES, _FORMATS = 0x184000, 0x193000, 0x1A3000

_STREAM = (_STREAMS, _SYSTEM_CALLS, _TABLES)
_PRINT = (_SCANNING, _PRINTING, _TABLES, _FORMATS)
_SCAN = (_SCANNING, _PRINTING, _DIGITS, _TABLES)
_USES = {
    **dict.fromkeys(("puts", "putchar", "putc", "fputc", "fputs", "fwrite", "fopen", "fgets", "getline"), _STREAM),
    **dict.fromkeys(("getchar", "getc", "fgetc", "fread"), _STREAM),
    **dict.fromkeys(("printf", "vprintf", "fprintf", "vfprintf"), _STREAM + _PRINT),
    **dict.fromkeys(("sprintf", "snprintf", "vsprintf", "vsnprintf"), _PRINT),
    **dict.fromkeys(("scanf", "fscanf"), _STREAM + _SCAN),
    "sscanf": _SCAN,
    "perror": (*_STREAM, *_PRINT, _DIGITS),
    "strtol": (_DIGITS,),
}


def touch_library(process: Process, name: str) -> None:
    """Bring in what the first call of a function uses."""
    library, space, own = process.loaded.addresses.library, process.space, process.platform.library_symbols.get(name)
    numbers: set[int] = set()
    for offset in (() if own is None else (own,)) + _USES.get(name, ()):
        number = (library + offset) // PAGE_SIZE
        if number in space.memory.resident or number in numbers:
            continue
        area = space.areas.find(number * PAGE_SIZE)
        if area is not None and isinstance(area.source, BlankFile):
            numbers.update(neighbours(number, area.start // PAGE_SIZE, area.end // PAGE_SIZE))
            space.paging.faults += 1
    if numbers:
        space.paging.read_blank(numbers)
