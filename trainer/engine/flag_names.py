"""The flags of system calls under the names that programs give them: ``PROT_READ|PROT_WRITE`` for 3, as strace(1) does.

The names and values are those of the standard headers that programs include.
"""

from functools import cache

from trainer.engine.language.preprocessing.headers import read_header

_MEMORY = "sys/mman.h"
# by system call ("" for any) and argument: the header, the beginning of the names, and whether each bit has its own
_ARGUMENTS = {
    ("", "prot"): (_MEMORY, "PROT_", True),
    ("mmap", "flags"): (_MEMORY, "MAP_", True),
    ("mremap", "flags"): (_MEMORY, "MREMAP_", True),
    ("mlockall", "flags"): (_MEMORY, "MCL_", True),
    ("msync", "flags"): (_MEMORY, "MS_", True),
    ("memfd_create", "flags"): (_MEMORY, "MFD_", True),
    ("madvise", "advice"): (_MEMORY, "MADV_", False),
    ("open", "flags"): ("fcntl.h", "O_", True),
    ("lseek", "whence"): ("fcntl.h", "SEEK_", False),
    ("setrlimit", "resource"): ("sys/resource.h", "RLIMIT_", False),
}


def flags_text(call: str, argument: str, value: int) -> str | None:
    """Write the value of an argument of a system call with names; None for an argument that is no such flag."""
    found = _ARGUMENTS.get((call, argument)) or _ARGUMENTS.get(("", argument))
    if found is None:
        return None
    header, prefix, bitwise = found
    names = _names(header, prefix, bitwise)
    if not bitwise or not value or value in names:
        return names.get(value, str(value))
    bits = [bit for bit in names if bit and bit & (bit - 1) == 0 and bit & value]
    rest = value & ~sum(bits)
    return "|".join([*(names[bit] for bit in bits), *([f"{rest:#x}"] if rest else [])])


@cache
def _names(header: str, prefix: str, bitwise: bool) -> dict[int, str]:
    """Return the name of each value, rising; of two for one bit the later letters: MAP_ANONYMOUS, O_NONBLOCK."""
    macros = read_header(header).macros
    named = ((_number(text.partition(" ")[2]), name) for name, text in macros.items() if name.startswith(prefix))
    values = sorted((value, name) for value, name in named if value is not None)
    return dict(values if bitwise else values[::-1])


def _number(text: str) -> int | None:
    digits = text.strip().rstrip("UL")
    try:
        return int(digits, 8 if digits.startswith("0") and digits.isdigit() else 0)
    except ValueError:
        return None
