"""Static thread-local storage: where the blocks lie below the thread pointer (x86-64 psABI, variant II).

The program's block ends at the thread pointer, libc's lies below it, or in the gap that the alignment of the program's
leaves (measured with glibc 2.36, whose block is
0x90 bytes, aligned to 8, with ``errno`` at offset 0x10).
"""

from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.process.threads import DESCRIPTOR_SIZE

_LIBC_SIZE, _LIBC_ALIGNMENT, _LIBC_ERRNO = 0x90, 8, 0x10
_SURPLUS = 1664  # rtld_static_tls_surplus: room for libraries loaded later
_STATIC_ALIGNMENT = 64
_START, _PAGE = 8, 4096


def _round_up(number: int, multiple: int) -> int:
    return -(-number // multiple) * multiple


@dataclass(frozen=True, slots=True)
class TlsLayout:
    """The program's thread-local image: ``initial`` bytes (.tdata), then zeros up to ``size`` (.tbss)."""

    initial: bytes = b""
    size: int = 0
    alignment: int = 1

    @property
    def program_offset(self) -> int:
        """How far below the thread pointer the program's block starts."""
        return _round_up(self.size, self.alignment)

    @property
    def libc_offset(self) -> int:
        """How far below the thread pointer libc's block starts: behind the program's block where it fits."""
        behind = _round_up(_LIBC_SIZE, _LIBC_ALIGNMENT)
        if behind <= self.program_offset - self.size:
            return behind
        return _round_up(self.program_offset + _LIBC_SIZE, _LIBC_ALIGNMENT)

    @property
    def errno_offset(self) -> int:
        """How far below the thread pointer ``errno`` lies."""
        return self.libc_offset - _LIBC_ERRNO

    @property
    def used(self) -> int:
        """How many bytes below the thread pointer the blocks take."""
        return max(self.program_offset, self.libc_offset)

    @property
    def static_alignment(self) -> int:
        """What the thread pointer is aligned to."""
        return max(_STATIC_ALIGNMENT, self.alignment)

    @property
    def static_size(self) -> int:
        """How many bytes the blocks, the surplus and the descriptor take."""
        return _round_up(self.used + _SURPLUS, self.static_alignment) + DESCRIPTOR_SIZE

    @property
    def in_stack(self) -> int:
        """What a thread's stack block gives away for them at its top."""
        return _round_up(self.static_size, self.static_alignment)

    @property
    def mapping_size(self) -> int:
        """What ld.so maps for the main thread: room to align them, with the block's start, and its own last page."""
        return _round_up(self.static_size + self.static_alignment + _START, _PAGE) + _PAGE
