"""The rules that decide things in a run, as English sentences with places for the numbers.

Sizes and addresses in a template use a format: ``{size:size}`` prints ``132 KiB (135168 bytes)``, ``{address:hex}``
prints ``0x7ffff7dd1000``.
"""

from collections.abc import Mapping
from string import Formatter
from typing import Any

from trainer.engine.events import Datum

SENTENCES: dict[str, str] = {
    # address space
    "highest-hole": "mmap without an address takes the highest hole that is large enough, at its upper end: "
    "{length:size} at {address:hex}.",
    "huge-alignment": "A private anonymous mapping whose length is a multiple of 2 MiB is aligned to 2 MiB: "
    "{length:size} at {address:hex}.",
    "hint-used": "The range at the hinted address {address:hex} is free, so mmap uses it.",
    "hint-ignored": "The range at the hinted address {hint:hex} is not free, so mmap chose {address:hex} itself.",
    "map-fixed": "MAP_FIXED puts the mapping exactly at {address:hex} and replaces what was there.",
    "no-room": "No hole of the address space is large enough for {length:size}.",
    "overcommit": "One request for more than RAM and swap ({memory:size}) is refused: {length:size}.",
    "limit-as": "RLIMIT_AS ({limit:size}) counts every mapping; {length:size} more would pass it.",
    "limit-data": "RLIMIT_DATA ({limit:size}) counts the break and private writable mappings; "
    "{length:size} more would pass it.",
    "limit-memlock": "RLIMIT_MEMLOCK ({limit:size}) bounds locked memory.",
    "map-count": "A process may have at most {count} mappings.",
    "bad-argument": "{call} refuses the argument: {why}.",
    "mprotect-hole": "mprotect met a hole at {address:hex}; the part before the hole is already changed.",
    "unmap-whole-pages": "munmap works on whole pages; {length:size} were released.",
    "break-moved": "The break is byte-exact, but memory is mapped in pages: the heap now ends at {end:hex}.",
    "break-blocked": "The break cannot rise to {address:hex}: {gap:size} must stay free below the mapping at {next:hex}.",
    "break-ceiling": "The operating system keeps a gap between heap and stacks: the heap may not pass {limit:hex}.",
    "break-meets-stack": "The heap would pass the stack pointer {stack_pointer:hex}, so the break does not move.",
    "demand-zero": "A page comes into memory at its first access, filled with zeros.",
    "no-mmu": "Without an MMU there are no page permissions: {call} changes nothing.",
    # page faults
    "stack-growth": "The main stack grew down to {address:hex}: a page fault below it extends it as long as it stays "
    "within the stack limit of {limit:size}.",
    "stack-limit": "The main stack may be {limit:size} long, measured from its end {end:hex}; {address:hex} is beyond.",
    "stack-gap": "The main stack may not come closer than {gap:size} to the mapping that ends at {next:hex}.",
    "not-mapped": "Nothing is mapped at {address:hex}.",
    "kernel-half": "{address:hex} belongs to the kernel; a program cannot use it.",
    "non-canonical": "{address:hex} is not a canonical address, so the processor reports no address.",
    "no-permission": "The page at {address:hex} is {permissions} ({region}); it does not allow: {access}.",
    "beyond-file": "{address:hex} lies beyond the end of the mapped file, so there is no page to show.",
}


class _RuleFormatter(Formatter):
    """Formats sizes and addresses the way the trainer prints them."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "hex":
            return f"{value:#x}"
        if format_spec == "size":
            return size_text(value)
        return str(super().format_field(value, format_spec))


def size_text(size: int) -> str:
    """Write a size in bytes with the largest unit that divides it: ``132 KiB (135168 bytes)``."""
    if size == (1 << 64) - 1:
        return "unlimited"
    for shift, unit in ((40, "TiB"), (30, "GiB"), (20, "MiB"), (10, "KiB")):
        if size >= 1 << shift and size % (1 << shift) == 0:
            return f"{size >> shift} {unit} ({size} bytes)"
    return f"{size} byte" if size == 1 else f"{size} bytes"


def sentence(name: str, values: Mapping[str, Datum]) -> str:
    """Render the rule ``name``; a rule that has no sentence yet is given by its name and numbers."""
    template = SENTENCES.get(name)
    if template is None:
        return f"{name}: " + ", ".join(f"{key} = {value}" for key, value in values.items())
    return _RuleFormatter().vformat(template, (), values)
