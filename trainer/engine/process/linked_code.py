"""The compiled program in a process: what its code refers to, and which function begins at a code address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.errors import Goto, LongJump
from trainer.engine.language import operations
from trainer.engine.language.symbols import host_name
from trainer.engine.libc import library
from trainer.engine.process import variable_arguments
from trainer.engine.process.code_addresses import code_at, hijacked
from trainer.engine.process.contexts import save_context
from trainer.engine.process.jumps import Jumps, save_jump
from trainer.engine.process.lazy_binding import PUSHES, bound_lazily, entered
from trainer.engine.process.wide import wide_accesses

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process


class LinkedCode:
    """The functions of the program and those of the C library whose addresses somebody has."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._functions: dict[int, Callable[..., Any]] = {}
        self._signatures: dict[int, str] = {}  # what they expect, where that is known
        self._library_addresses: dict[str, int] = {}
        self._define(self._namespace())

    def function(self, address: int) -> Callable[..., Any] | None:
        """Return the function that begins at ``address``."""
        return self._functions.get(address)

    def signature(self, address: int) -> str | None:
        """Return what the function at ``address`` expects, None where that is not known."""
        return self._signatures.get(address)

    def library_address(self, name: str) -> int:
        """Return the address of a function or object of the C library."""
        if name in self._library_addresses:
            return self._library_addresses[name]
        process, program = self._process, self._process.program
        address = program.image.addresses.library_function(process.platform, name, len(self._library_addresses))
        self._library_addresses[name] = address
        implementation = library.implementation(name)

        def enter(sp: int, caller: int, back: int, windows: Any, index: int, *arguments: Any) -> Any:
            return implementation(process, *arguments)

        self._functions[address] = enter
        if name in program.library_signatures:
            self._signatures[address] = program.library_signatures[name]
        return address

    def _namespace(self) -> dict[str, Any]:
        """Return what the generated code refers to by name."""
        process, program, memory = self._process, self._process.program, self._process.memory
        namespace: dict[str, Any] = {
            "process": process,
            "load": memory.load,
            "store": memory.store,
            "T": process.counter,
            "tick": process.progress.tick,
            "calls": process.calls,
            "enter": process.space.paging.windows.enter,
            "code_at": code_at,
            "hijacked": hijacked,
            "save_jump": save_jump,
            "save_context": save_context,
            "begin_jumps": process.part(Jumps).begin,
            "LongJump": LongJump,
            "Goto": Goto,
            **{name: getattr(operations, name) for name in operations.__all__},
            **{name: getattr(variable_arguments, name) for name in variable_arguments.__all__},
            **{name: function for name, function in vars(memory).items() if name.startswith(("load_", "store_"))},
            **wide_accesses(memory),
            **{f"library_{name}": library.callee(name, process) for name in program.library_calls},
        }
        if process.loaded.addresses.startup:
            for name in program.bound_lazily.difference(PUSHES):
                function = namespace[f"library_{name}"]
                namespace[f"library_{name}"] = bound_lazily(process, name, function, namespace)
        for name in program.library_calls.intersection(PUSHES):
            namespace[f"entered_{name}"] = entered(process, name, namespace)
        namespace["log"] = process.log.append if process.log else _ignore
        namespace.update(program.addresses)
        return namespace

    def _define(self, namespace: dict[str, Any]) -> None:
        program = self._process.program
        for name in program.library_names:
            self.library_address(name)
        exec(program.code, namespace)
        for name, address in program.functions.items():
            self._functions[address] = namespace[host_name("f", name)]
        self._signatures.update(program.signatures)


def _ignore(record: Any) -> None:
    """Take the place of the log where nothing is recorded."""
