"""Traits of a process and its threads: ``prctl``, ``personality``."""

from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_SET_NAME, _GET_NAME = 15, 16
_LONGEST_NAME = 15
_PARENT_DEATH_SIGNAL, _GET_PARENT_DEATH_SIGNAL, _GET_DUMPABLE, _DUMPABLE = 1, 2, 3, 4
_TIMER_SLACK, _NO_NEW_PRIVILEGES = 29, 38
_ASKING = {_GET_DUMPABLE: _DUMPABLE, 30: _TIMER_SLACK, 39: _NO_NEW_PRIVILEGES}
_LAST, _NAME_OF_AREA = 80, 0x53564D41  # the highest option, and PR_SET_VMA
_ONLY_ASK = 0xFFFFFFFF


class Traits:
    """What ``prctl`` and ``personality`` keep for one process."""

    def __init__(self, _: "Process") -> None:
        self.values = {_PARENT_DEATH_SIGNAL: 0, _DUMPABLE: 1, _TIMER_SLACK: 50_000, _NO_NEW_PRIVILEGES: 0}
        self.personality = 0


@function()
def prctl(process: "Process", option: int, *arguments: int) -> int:
    """Name the running thread, or read and set one of the few traits that are simulated; EINVAL for others."""
    value, traits = arguments[0] if arguments else 0, process.part(Traits)
    if option == _SET_NAME:
        process.thread.name = process.memory.string(value)[:_LONGEST_NAME].decode("latin-1")
    elif option == _GET_NAME:
        name = process.thread.name or process.program_name.removeprefix("./")
        process.memory.store(value, name.encode("latin-1", "replace")[:_LONGEST_NAME].ljust(_LONGEST_NAME + 1, b"\0"))
    elif option == _NO_NEW_PRIVILEGES and (value != 1 or any(arguments[1:4])):
        return failed(process, Errno.EINVAL)  # it cannot be taken back
    elif option in traits.values:
        traits.values[option] = value & 0xFFFFFFFF
    elif option in _ASKING:
        return traits.values[_ASKING[option]]
    elif option == _GET_PARENT_DEATH_SIGNAL:
        process.memory.store_u32(value, traits.values[_PARENT_DEATH_SIGNAL])
    elif option <= _LAST or option == _NAME_OF_AREA:
        raise LimitReached(f"the simulation has no prctl option {option} (line {process.current_line()})")
    else:
        return failed(process, Errno.EINVAL)
    return 0


@function()
def personality(process: "Process", persona: int) -> int:
    """Return the flags in force and set others; 0xffffffff only asks."""
    traits = process.part(Traits)
    before = traits.personality
    if persona != _ONLY_ASK:
        traits.personality = persona & 0xFFFFFFFF
    return before
