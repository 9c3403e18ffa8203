"""The registers of the processor while it runs machine code, and how an instruction names its operands.

Intel 64 and IA-32 Architectures Software Developer's Manual, volume 2, chapter 2 (instruction format).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.process.vma import PAGE_SIZE

if TYPE_CHECKING:
    from trainer.engine.process.memory import Memory

RAX, RCX, RDX, RBX, RSP, RBP, RSI, RDI, R8, R9 = range(10)
WORD = (1 << 64) - 1
_BYTE_HIGH = 4  # without REX, the numbers 4 to 7 of byte registers are ah, ch, dh, bh


def signed(value: int, size: int) -> int:
    """Return the low ``size`` bytes of ``value`` as a signed number."""
    bits = 8 * size
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> bits - 1 else value


class UnknownInstructionError(Exception):
    """The instruction is not among those that are simulated."""


class State:
    """Registers, flags and the instruction being read; vector registers hold the low 8 bytes only."""

    def __init__(self, memory: Memory, start: int) -> None:
        self.memory = memory
        self.registers = [0] * 16
        self.vectors = [0] * 16
        self.rip = start
        self.carry = self.zero = self.sign = self.overflow = self.parity = False
        self.backwards = False  # the direction flag
        self.checked = 0, 0  # the page that may be executed, and the version of the address space in which it may
        self.begin()

    def begin(self) -> None:
        """Forget the instruction before; this one begins at ``rip``."""
        self.start = self.rip
        self.prefixes: set[int] = set()
        self.rex = 0
        self.size = 4  # of the operands, in bytes
        self.mode = self.reg = self.rm = 0
        self.address: int | None = None  # of the operand in memory

    @property
    def stack_pointer(self) -> int:
        """The stack pointer."""
        return self.registers[RSP]

    @property
    def frame_pointer(self) -> int:
        """The frame pointer."""
        return self.registers[RBP]

    # reading the instruction

    def fetch(self, size: int) -> int:
        """Read the next ``size`` bytes of the instruction as a signed number."""
        number, place = divmod(self.rip, PAGE_SIZE)
        # what may be executed need not be readable
        page = self.memory.resident.get(number) if number == self.checked[0] else None
        if page is None or place + size > PAGE_SIZE:
            data = self.memory.load(self.rip, size)
        else:
            data = bytes(page[place : place + size])
        self.rip += size
        return int.from_bytes(data, "little", signed=True)

    def fetch_byte(self) -> int:
        """Read the next byte."""
        return self.fetch(1) & 0xFF

    def immediate(self, size: int) -> int:
        """Read a constant; it has 4 bytes at most, extended to the size of the operands."""
        return self.fetch(min(size, 4))

    def read_prefixes(self) -> int:
        """Read what stands before the operation; returns its first byte."""
        while (byte := self.fetch_byte()) in (0x66, 0xF0, 0xF2, 0xF3, 0x2E, 0x3E, 0x36, 0x26):
            self.prefixes.add(byte)
        if byte >> 4 == 4:
            self.rex = byte
            byte = self.fetch_byte()
        self.size = 8 if self.rex & 8 else 2 if 0x66 in self.prefixes else 4
        return byte

    def read_operands(self, constant: int = 0) -> None:
        """Read ModR/M, SIB and displacement; ``constant`` bytes follow, which matters for addresses beside ``rip``."""
        byte = self.fetch_byte()
        self.mode, self.reg, self.rm = byte >> 6, byte >> 3 & 7 | (self.rex & 4) << 1, byte & 7
        if self.mode == 3:
            self.rm |= (self.rex & 1) << 3
            return
        if self.rm == RSP:
            base = self._scaled()
        elif self.rm == RBP and self.mode == 0:
            distance = self.fetch(4)
            base = self.rip + constant + distance
        else:
            base = self.registers[self.rm | (self.rex & 1) << 3]
        if self.mode:
            base += self.fetch(1 if self.mode == 1 else 4)
        self.address = base & WORD

    def _scaled(self) -> int:
        byte = self.fetch_byte()
        index, base = byte >> 3 & 7 | (self.rex & 2) << 2, byte & 7
        place = self.fetch(4) if base == RBP and self.mode == 0 else self.registers[base | (self.rex & 1) << 3]
        return place + (self.registers[index] << (byte >> 6) if index != RSP else 0)

    # operands

    def get(self, number: int, size: int) -> int:
        """Return the low bytes of a register."""
        if size == 1 and not self.rex and number >= _BYTE_HIGH and number < 8:
            return self.registers[number - _BYTE_HIGH] >> 8 & 0xFF
        return self.registers[number] & (1 << 8 * size) - 1

    def put(self, number: int, size: int, value: int) -> None:
        """Change a register: 4 bytes clear the upper half, fewer leave the rest as it is."""
        value &= (1 << 8 * size) - 1
        if size >= 4:
            self.registers[number] = value
        elif size == 1 and not self.rex and number >= _BYTE_HIGH and number < 8:
            kept = self.registers[number - _BYTE_HIGH] & ~0xFF00
            self.registers[number - _BYTE_HIGH] = kept | value << 8
        else:
            self.registers[number] = self.registers[number] & ~((1 << 8 * size) - 1) | value

    def operand(self, size: int) -> int:
        """Return the operand that is a register or lies in memory."""
        if self.address is None:
            return self.get(self.rm, size)
        return int.from_bytes(self.memory.load(self.address, size), "little")

    def set_operand(self, size: int, value: int) -> None:
        """Change that operand."""
        if self.address is None:
            self.put(self.rm, size, value)
        else:
            self.memory.store(self.address, (value & (1 << 8 * size) - 1).to_bytes(size, "little"))

    def push(self, value: int) -> None:
        """Put eight bytes on the stack."""
        self.memory.store_u64((self.registers[RSP] - 8) & WORD, value & WORD)
        self.registers[RSP] = (self.registers[RSP] - 8) & WORD

    def pop(self) -> int:
        """Take eight bytes from the stack."""
        value = self.memory.load_u64(self.registers[RSP])
        self.registers[RSP] = (self.registers[RSP] + 8) & WORD
        return value

    # flags

    def note(self, result: int, size: int) -> int:
        """Set the flags that follow from a result; returns it in its range."""
        result &= (1 << 8 * size) - 1
        self.zero, self.sign = result == 0, bool(result >> 8 * size - 1)
        self.parity = (result & 0xFF).bit_count() % 2 == 0
        return result

    def holds(self, condition: int) -> bool:
        """Tell whether a condition holds, by its number in jumps, ``setcc`` and ``cmovcc``."""
        base = (
            self.overflow,
            self.carry,
            self.zero,
            self.carry or self.zero,
            self.sign,
            self.parity,
            self.sign != self.overflow,
            self.zero or self.sign != self.overflow,
        )[condition >> 1]
        return base != bool(condition & 1)
