"""Numbers and addresses of the Internet (byteorder(3), inet(3)); there are no sockets."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_INET, _INET6 = 2, 10
_NONE = 0xFFFFFFFF
_BLANKS = " \t\n\v\f\r"
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*")


@function("htonl", "ntohl")
def swap_word(process: Process, value: int) -> int:
    """Change the order of four bytes."""
    return int.from_bytes(value.to_bytes(4, "little"), "big")


@function("htons", "ntohs")
def swap_half(process: Process, value: int) -> int:
    """Change the order of two bytes."""
    return int.from_bytes(value.to_bytes(2, "little"), "big")


def _number(text: str) -> int | None:
    if not _NUMBER.fullmatch(text):
        return None
    return int(text, 16 if text[1:2] in ("x", "X") else 8 if text.startswith("0") else 10)


def _parse(text: str) -> int | None:
    """Read one to four numbers with points between, the last one for all that is left; in the host's order."""
    words = re.split(r"\s", text, maxsplit=1)[0].split(".")
    numbers = [_number(word) for word in words]
    if not 1 <= len(numbers) <= 4 or None in numbers:
        return None
    *first, last = (number for number in numbers if number is not None)
    if any(number > 255 for number in first) or last >= 1 << 8 * (5 - len(numbers)):
        return None
    value = last
    for index, number in enumerate(first):
        value |= number << 8 * (3 - index)
    return value


def _text(process: Process, address: int) -> str:
    return process.memory.string(address).decode("latin-1")


@function()
def inet_addr(process: Process, text: int) -> int:
    """Read an address, INADDR_NONE for what is none."""
    value = _parse(_text(process, text))
    return _NONE if value is None else swap_word(process, value)


@function()
def inet_network(process: Process, text: int) -> int:
    """Read one to four bytes with points between, as the last ones of a number in the host's order."""
    numbers = [_number(word) for word in _text(process, text).rstrip(_BLANKS).split(".")]
    value = 0
    for number in numbers:
        if number is None or number > 255 or len(numbers) > 4:
            return _NONE
        value = value << 8 | number
    return value


@function()
def inet_aton(process: Process, text: int, target: int) -> int:
    """Store an address; 0 for what is none."""
    value = _parse(_text(process, text))
    if value is None:
        return 0
    if target:
        process.memory.store(target, value.to_bytes(4, "big"))
    return 1


@function()
def inet_ntoa(process: Process, address: bytes) -> int:
    """Return an address as text, in a static object."""
    target = process.libc_data("inet_ntoa buffer", 18)
    process.memory.store(target, ".".join(map(str, address[:4])).encode() + b"\0")
    return target


@function()
def inet_pton(process: Process, family: int, text: int, target: int) -> int:
    """Store an address of a family; 0 for what is none, -1 for an unknown family."""
    kinds: dict[int, type[IPv4Address | IPv6Address]] = {_INET: IPv4Address, _INET6: IPv6Address}
    if family not in kinds:
        process.errno = Errno.EAFNOSUPPORT
        return -1
    try:
        address = kinds[family](_text(process, text))
    except AddressValueError:
        return 0
    process.memory.store(target, address.packed)
    return 1


@function()
def inet_ntop(process: Process, family: int, address: int, target: int, size: int) -> int:
    """Store an address as text; null where there is no room, or for an unknown family."""
    if family not in (_INET, _INET6):
        process.errno = Errno.EAFNOSUPPORT
        return 0
    data = process.memory.load(address, 4 if family == _INET else 16)
    text = str(IPv4Address(data) if family == _INET else _ipv6(data)).encode() + b"\0"
    if len(text) > size:
        process.errno = Errno.ENOSPC
        return 0
    process.memory.store(target, text)
    return target


def _ipv6(data: bytes) -> str:
    embedded = data[:12] in (bytes(12), bytes(10) + b"\xff\xff") and any(data[12:14])
    if not embedded:
        return str(IPv6Address(data))
    prefix = "::ffff:" if data[10] else "::"
    return prefix + str(IPv4Address(data[12:]))
