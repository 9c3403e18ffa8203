"""The users and groups of the machine (getpwuid(3), getgrgid(3))."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, TypeVar

from trainer.engine.libc.registry import function
from trainer.engine.process.accounts import Group, User, groups, users
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process


_PASSWD, _GROUP = 48, 32  # sizes of struct passwd and struct group


def _lay_out(account: User | Group, members: int, place: Callable[[str], int]) -> bytes:
    """Return a ``struct passwd`` or ``struct group``; ``place`` says where a string is."""
    if isinstance(account, Group):
        return struct.pack("<QQIxxxxQ", place(account.name), place("x"), account.number, members)
    first = struct.pack("<QQII", place(account.name), place("x"), account.number, account.group)
    return first + struct.pack("<QQQ", place(account.description), place(account.home), place(account.shell))


def _static_string(process: Process, text: str) -> int:
    data = text.encode() + b"\0"
    address = process.libc_data(f"account string {text}", len(data), 1)
    process.memory.store(address, data)
    return address


def _user(process: Process, user: User | None) -> int:
    if user is None:
        return 0
    address = process.libc_data("passwd result", _PASSWD)
    process.memory.store(address, _lay_out(user, 0, lambda text: _static_string(process, text)))
    return address


def _group(process: Process, group: Group | None) -> int:
    if group is None:
        return 0
    address, members = process.libc_data("group result", _GROUP), process.libc_data("group members", 8)
    process.memory.store(address, _lay_out(group, members, lambda text: _static_string(process, text)))
    return address


A = TypeVar("A", User, Group)


def _numbered(accounts: list[A], number: int) -> A | None:
    return next((account for account in accounts if account.number == number), None)


def _named(process: Process, accounts: list[A], name: int) -> A | None:
    wanted = process.memory.string(name).decode(errors="replace")
    return next((account for account in accounts if account.name == wanted), None)


class _Places:
    """How far ``getpwent`` and ``getgrent`` have come."""

    def __init__(self, _: Process) -> None:
        self.user = self.group = 0


@function("setpwent", "endpwent")
def setpwent(process: Process) -> None:
    """Let ``getpwent`` begin with the first user."""
    process.part(_Places).user = 0


@function()
def getpwent(process: Process) -> int:
    """Return the next user, in a static object; null after the last."""
    places = process.part(_Places)
    places.user += 1
    known = users()
    return _user(process, known[places.user - 1] if places.user <= len(known) else None)


@function("setgrent", "endgrent")
def setgrent(process: Process) -> None:
    """Let ``getgrent`` begin with the first group."""
    process.part(_Places).group = 0


@function()
def getgrent(process: Process) -> int:
    """Return the next group, in a static object; null after the last."""
    places = process.part(_Places)
    places.group += 1
    known = groups()
    return _group(process, known[places.group - 1] if places.group <= len(known) else None)


@function()
def getpwuid(process: Process, number: int) -> int:
    """Return the user of a number, in a static object; null for none."""
    return _user(process, _numbered(users(), number))


@function()
def getpwnam(process: Process, name: int) -> int:
    """Return the user of a name, in a static object; null for none."""
    return _user(process, _named(process, users(), name))


@function()
def getgrgid(process: Process, number: int) -> int:
    """Return the group of a number, in a static object; null for none."""
    return _group(process, _numbered(groups(), number))


@function()
def getgrnam(process: Process, name: int) -> int:
    """Return the group of a name, in a static object; null for none."""
    return _group(process, _named(process, groups(), name))


def _store(process: Process, account: User | Group | None, target: int, buffer: int, size: int, result: int) -> int:
    """Store an account with its strings in ``buffer``; returns an error number."""
    memory = process.memory
    memory.store_u64(result, 0)
    if account is None:
        return 0
    end = buffer

    def place(text: str) -> int:
        nonlocal end
        data = text.encode() + b"\0"
        address, end = end, end + len(data)
        if end <= buffer + size:
            memory.store(address, data)
        return address

    members = buffer + (-buffer & 7)
    if isinstance(account, Group):
        end = members + 8
    data = _lay_out(account, members, place)
    if end > buffer + size:
        return Errno.ERANGE
    if isinstance(account, Group):
        memory.store_u64(members, 0)
    memory.store(target, data)
    memory.store_u64(result, target)
    return 0


@function()
def getpwuid_r(process: Process, number: int, target: int, buffer: int, size: int, result: int) -> int:
    """Store the user of a number; returns an error number."""
    return _store(process, _numbered(users(), number), target, buffer, size, result)


@function()
def getpwnam_r(process: Process, name: int, target: int, buffer: int, size: int, result: int) -> int:
    """Store the user of a name; returns an error number."""
    return _store(process, _named(process, users(), name), target, buffer, size, result)


@function()
def getgrgid_r(process: Process, number: int, target: int, buffer: int, size: int, result: int) -> int:
    """Store the group of a number; returns an error number."""
    return _store(process, _numbered(groups(), number), target, buffer, size, result)


@function()
def getgrnam_r(process: Process, name: int, target: int, buffer: int, size: int, result: int) -> int:
    """Store the group of a name; returns an error number."""
    return _store(process, _named(process, groups(), name), target, buffer, size, result)
