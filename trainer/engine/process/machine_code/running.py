"""Running machine code: calls of it by C functions, and calls of C functions by it (psABI, 3.2)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from trainer.engine.errors import LimitReached
from trainer.engine.language.signatures import parts
from trainer.engine.libc import library
from trainer.engine.process.machine_code.arithmetic import DivisionError
from trainer.engine.process.machine_code.instructions import execute
from trainer.engine.process.machine_code.scalars import bits, number
from trainer.engine.process.machine_code.state import (
    R8,
    R9,
    RAX,
    RBP,
    RCX,
    RDI,
    RDX,
    RSI,
    RSP,
    WORD,
    State,
    UnknownInstructionError,
    signed,
)
from trainer.engine.process.memory import PAGE_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from trainer.engine.process.process import Process

_ARGUMENTS = (RDI, RSI, RDX, RCX, R8, R9)
_OF_SYSTEM_CALLS = (RDI, RSI, RDX, 10, R8, R9)
_FORMATS = {"f32": "<f", "f64": "<d"}
_VARIABLE = "..."
_BREAKPOINT, _SYSTEM_CALL, _UNDEFINED, _PRIVILEGED = b"\xcc", b"\x0f\x05", b"\x0f\x0b", (0xF4, 0xFA, 0xFB, 0xCF)


def function_at(process: Process, address: int, given: str) -> Callable[..., Any]:
    """Return what a call of ``address`` with the signature ``given`` runs: the bytes that lie there."""
    return partial(_call, process, address, given)


def _call(
    process: Process, address: int, given: str, sp: int, fp: int, back: int, windows: Any, s8: int, *arguments: Any
) -> Any:
    state = State(process.memory, address)
    result, codes = parts(given) if given else ("u64", ["u64"] * len(arguments))
    state.registers[RBP] = fp
    words = list(_pass(state, codes, arguments))
    state.registers[RSP] = (sp - 8 * len(words)) & -16
    for index, word in enumerate(words):
        process.memory.store_u64(state.registers[RSP] + 8 * index, word)
    state.push(back)
    run(process, state, back)
    return _result(state, result)


def _pass(state: State, codes: Sequence[str], arguments: Sequence[Any]) -> Iterator[int]:
    """Put arguments into registers; yields those that go on the stack."""
    whole, vectors = list(_ARGUMENTS), list(range(8))
    for code, argument in zip([*codes, *["u64"] * len(arguments)], arguments, strict=False):
        if code in _FORMATS and vectors:
            state.vectors[vectors.pop(0)] = bits(argument, _FORMATS[code])
        elif code[0] in "iu" and whole:
            state.registers[whole.pop(0)] = argument & WORD
        elif code[0] in "iu":
            yield argument & WORD
        else:
            raise LimitReached("machine code is called with an argument that is not simulated")
    state.registers[RAX] = 8 - len(vectors)


def _result(state: State, code: str) -> Any:
    if code in _FORMATS:
        return number(state.vectors[0], _FORMATS[code])
    if code[0] not in "iuv":
        raise LimitReached("machine code returns a value of a type that is not simulated")
    size = int(code[1:]) // 8 if code != "v" else 8
    value = state.registers[RAX] & (1 << 8 * size) - 1
    return signed(value, size) if code[0] == "i" else value


def run(process: Process, state: State, back: int) -> None:
    """Run until the code returns to ``back``."""
    outermost = state.registers[RSP] + 8
    while state.rip != back or state.registers[RSP] < outermost:
        if process.linked.function(state.rip) is not None:
            _call_function(process, state)
        else:
            _step(process, state)


def _step(process: Process, state: State) -> None:
    place = state.rip // PAGE_SIZE, process.space.version
    if place != state.checked:
        process.space.execute_check(state.rip)
        state.checked = place
    image = process.loaded.addresses
    if image.text <= state.rip < image.text_end:
        raise LimitReached(f"the program goes on at {state.rip:#x}, in the midst of a function, which is not simulated")
    try:
        execute(state)
    except DivisionError:
        state.rip = state.start
        process.signals.arithmetic_fault()
    except UnknownInstructionError:
        state.rip = state.start
        _exceptional(process, state)


def _exceptional(process: Process, state: State) -> None:
    """Do an instruction that enters the kernel."""
    code = process.memory.load(state.start, 2)
    if code == _SYSTEM_CALL:
        state.rip += 2
        _system_call(process, state)
    elif code[:1] == _BREAKPOINT:
        state.rip += 1
        process.signals.breakpoint(state.rip)
    elif code == _UNDEFINED:
        process.signals.illegal_instruction(state.start)
    elif code[0] in _PRIVILEGED:
        process.signals.fault(0, "execute", "SIGSEGV", "SI_KERNEL")
    else:
        text = process.memory.load(state.start, 8).hex(" ")
        raise LimitReached(f"the machine code {text} at {state.start:#x} is not simulated")


def _system_call(process: Process, state: State) -> None:
    arguments = [signed(state.registers[register], 8) for register in _OF_SYSTEM_CALLS]
    kept, process.errno = process.errno, 0
    result = library.implementation("syscall")(process, state.registers[RAX], *arguments)
    state.registers[RAX] = (-process.errno if result == -1 and process.errno else result) & WORD
    process.errno = kept


def _call_function(process: Process, state: State) -> None:
    """Run the C function at ``rip`` and return from it."""
    function, expected = process.linked.function(state.rip), process.linked.signature(state.rip)
    if function is None or expected is None:
        raise LimitReached("machine code calls a function whose parameters are not known")
    result, codes = parts(expected)
    sp = state.registers[RSP] + 8
    target = process.memory.load_u64(sp - 8)
    arguments = list(_received(process, state, codes, sp))
    value = function(sp, state.registers[RBP], target, process.checked, 0, *arguments)
    if result in _FORMATS:
        state.vectors[0] = bits(value, _FORMATS[result])
    elif result != "v":
        state.registers[RAX] = int(value or 0) & WORD
    state.rip, state.registers[RSP] = target, sp


def _received(process: Process, state: State, codes: Sequence[str], sp: int) -> Iterator[Any]:
    whole, vectors = list(_ARGUMENTS), list(range(8))
    for code in codes:
        if code in _FORMATS and vectors:
            yield number(state.vectors[vectors.pop(0)], _FORMATS[code])
        elif code == _VARIABLE and not state.registers[RAX] & 0xFF:
            yield from (state.registers[register] for register in whole)
            return
        elif code[0] in "iu" and whole:
            size, word = int(code[1:]) // 8, state.registers[whole.pop(0)]
            yield signed(word, size) if code[0] == "i" else word & (1 << 8 * size) - 1
        else:
            raise LimitReached("machine code passes an argument that is not simulated")
