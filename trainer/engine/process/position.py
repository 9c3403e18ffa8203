"""Where a process stands: found in the host's frames of its generated code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.process.host_frames import MACHINE_CODE, PROGRAM, RETURNS, innermost
from trainer.engine.process.signal_frame import Registers

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_PROLOGUE = 4  # bytes of the instructions that set up a frame


def stack_pointer(process: Process) -> int:
    """Return ``rsp`` of the running C code, or of machine code of the program's own making."""
    frame = innermost((PROGRAM, MACHINE_CODE))
    if frame is None:
        return process.loaded.stack_pointer
    values = frame.f_locals
    found: int = values["sp"] if frame.f_code.co_filename == PROGRAM else values["state"].stack_pointer
    return found


def registers(process: Process) -> Registers:
    """Return where the running C code stands; its instruction is the first of its function's body."""
    frame = innermost((PROGRAM, MACHINE_CODE, RETURNS))
    while frame is not None and frame.f_code.co_filename == RETURNS and "target" not in frame.f_locals:
        frame = frame.f_back
    if frame is None:
        return Registers(process.loaded.stack_pointer, 0, process.loaded.return_address)
    if frame.f_code.co_filename == RETURNS:
        where = frame.f_locals
        return Registers(where["sp"], process.memory.load_u64(where["fp"]), where["target"])
    if frame.f_code.co_filename == MACHINE_CODE:
        state = frame.f_locals["state"]
        return Registers(state.stack_pointer, state.frame_pointer, state.start)
    start = process.program.functions.get(frame.f_code.co_name.removeprefix("f_"), 0)
    return Registers(frame.f_locals["sp"], frame.f_locals["fp"], start + _PROLOGUE)


def running_line(process: Process) -> tuple[int, int]:
    """Return the line of C that runs, and how many statements its basic block has counted ahead of it."""
    frame = innermost()
    return process.program.line_table[frame.f_lineno - 1][1:] if frame is not None else (0, 0)
