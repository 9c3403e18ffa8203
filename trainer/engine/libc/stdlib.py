"""Numbers, sorting, the environment and the end of the program (stdlib.h)."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from trainer.engine.errors import ProcessExit
from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_INTEGER = re.compile(rb"[ \t\n\v\f\r]*([+-]?)(0[xX](?=[0-9a-fA-F]))?([0-9a-zA-Z]*)")
_FLOATING = re.compile(
    rb"[ \t\n\v\f\r]*([+-]?(?:0[xX][0-9a-fA-F]*\.?[0-9a-fA-F]*(?:[pP][+-]?\d+)?|inf(?:inity)?|nan"
    rb"|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?))",
    re.IGNORECASE,
)


def _parse_integer(process: Process, s: int, end: int, base: int, low: int, high: int) -> int:
    data = process.memory.string(s)
    match = _INTEGER.match(data)
    sign, prefix, digits = match.groups() if match else (b"", b"", b"")
    if base == 0:
        base = 16 if prefix else 8 if digits.startswith(b"0") else 10
    elif prefix and base != 16:
        digits = b"0"
        prefix = b""
    valid = b""
    for index in range(len(digits)):
        if not digits[index : index + 1].isalnum() or int(digits[index : index + 1], 36) >= base:
            break
        valid = digits[: index + 1]
    if end:
        stop = match.start(3) + len(valid) if match and valid else 0
        process.memory.store_u64(end, s + stop)
    value = int(valid, base) if valid else 0
    value = -value if sign == b"-" else value
    if low == 0 and value < 0 and -value <= high:
        return value & high
    if not low <= value <= high:
        process.errno = 34
        return high if value > high or low == 0 else low
    return value


@function("strtol", "strtoll", "strtoimax")
def strtol(process: Process, s: int, end: int, base: int) -> int:
    """Read a signed number of 64 bits; out of range gives a limit and ERANGE."""
    return _parse_integer(process, s, end, base, -(1 << 63), (1 << 63) - 1)


@function("strtoul", "strtoull", "strtoumax")
def strtoul(process: Process, s: int, end: int, base: int) -> int:
    """Read an unsigned number of 64 bits."""
    return _parse_integer(process, s, end, base, 0, (1 << 64) - 1)


@function()
def strtod(process: Process, s: int, end: int) -> float:
    """Read a floating number."""
    match = _FLOATING.match(process.memory.string(s))
    if end:
        process.memory.store_u64(end, s + (match.end() if match else 0))
    if match is None:
        return 0.0
    text = match[1].decode()
    return float.fromhex(text) if "x" in text.lower() else float(text)


@function()
def atof(process: Process, s: int) -> float:
    """Read a floating number."""
    return strtod(process, s, 0)


@function()
def atoi(process: Process, s: int) -> int:
    """Read an ``int``, cut to 32 bits."""
    value = strtol(process, s, 0, 10) & 0xFFFFFFFF
    return value - (1 << 32) if value >> 31 else value


@function("atol", "atoll")
def atol(process: Process, s: int) -> int:
    """Read a ``long``."""
    return strtol(process, s, 0, 10)


@function("abs", "labs", "llabs")
def absolute(process: Process, value: int) -> int:
    """Return the absolute value."""
    return abs(value)


def _divide(process: Process, target: int, left: int, right: int, size: int) -> None:
    if right == 0:
        process.signals.arithmetic_fault()
    quotient = abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)
    for index, value in enumerate((quotient, left - quotient * right)):
        process.memory.store(target + index * size, value.to_bytes(size, "little", signed=True))


@function()
def div(process: Process, target: int, left: int, right: int) -> None:
    """Divide; quotient and remainder."""
    _divide(process, target, left, right, 4)


@function("ldiv", "lldiv")
def ldiv(process: Process, target: int, left: int, right: int) -> None:
    """Divide; quotient and remainder of 64 bits."""
    _divide(process, target, left, right, 8)


@function()
def qsort(process: Process, base: int, count: int, size: int, compare: int) -> None:
    """Sort by merging, as glibc 2.36 does: stable, and the same comparisons in the same order."""
    items = [process.memory.load(base + index * size, size) for index in range(count)]
    scratch = process.libc_data(f"qsort items of {size}", 2 * size)
    _merge_sort(process, items, size, compare, scratch, base)


def _merge_sort(process: Process, items: list[bytes], size: int, compare: int, scratch: int, base: int) -> None:
    count = len(items)
    if count <= 1:
        return
    left, right = items[: count // 2], items[count // 2 :]
    _merge_sort(process, left, size, compare, scratch, base)
    _merge_sort(process, right, size, compare, scratch, base + len(left) * size)
    merged: list[bytes] = []
    a = b = 0
    while a < len(left) and b < len(right):
        left_at, right_at = base + a * size, base + (len(left) + b) * size
        if process.call(compare, left_at, right_at) <= 0:
            merged.append(left[a])
            a += 1
        else:
            merged.append(right[b])
            b += 1
    items[:] = merged + left[a:] + right[b:]
    process.memory.store(base, b"".join(items))


@function()
def bsearch(process: Process, key: int, base: int, count: int, size: int, compare: int) -> int:
    """Search a sorted array; 0 when nothing is equal."""
    low, high = 0, count
    while low < high:
        middle = (low + high) // 2
        order = process.call(compare, key, base + middle * size)
        if order == 0:
            return base + middle * size
        low, high = (low, middle) if order < 0 else (middle + 1, high)
    return 0


@function()
def atexit(process: Process, handler: int) -> int:
    """Register a function to call at the end."""
    process.at_exit(partial(process.call, handler))
    return 0


@function("exit")
def exit_(process: Process, code: int) -> NoReturn:
    """End the program: handlers, then streams."""
    process.exit(code)


@function("_exit", "_Exit")
def exit_now(process: Process, code: int) -> NoReturn:
    """End the process at once: no handlers, nothing flushed."""
    raise ProcessExit(code)


@function()
def abort(process: Process) -> NoReturn:
    """End by SIGABRT."""
    process.signals.abort()


@function("getenv", "secure_getenv")
def getenv(process: Process, name: int) -> int:
    """Return the value of an environment variable, 0 when it is not set."""
    wanted = process.memory.string(name) + b"="
    at = process.loaded.envp
    while entry := process.memory.load_u64(at):
        if process.memory.string(entry).startswith(wanted):
            return entry + len(wanted)
        at += 8
    return 0
