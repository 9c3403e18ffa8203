"""What generated code calls functions, labels and the places behind calls; and its lines in the write log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.language.static.objects import StaticObjects
from trainer.engine.language.symbols import host_name
from trainer.engine.libc import library
from trainer.engine.process.memory import FIRST_CODE

if TYPE_CHECKING:
    from trainer.engine.language.symbols import FunctionInfo, FunctionSymbol


class HostNames(StaticObjects):
    """Names of a translation unit, with what the linker must know of each; mixed into ``Unit``.

    ``return_addresses`` has the function and line of each call, ``traps`` the function of each instruction that may
    trap; ``located`` are their nodes in the function that is compiled. ``label_addresses`` has the function of each
    label whose address is taken, ``library_addresses`` the functions of the library whose address is,
    ``jump_savers`` those by which a place is saved to jump back to.
    """

    def __init__(self) -> None:
        super().__init__()
        self.functions: list[FunctionInfo] = []
        self.function_name = ""
        self.dry_run = False
        self.unreachable = False  # what is compiled: gcc makes no code of it
        self.return_addresses: dict[str, tuple[str, int]] = {}
        self.traps: dict[str, str] = {}
        self.located: dict[str, Any] = {}
        self.library_addresses: dict[str, str] = {}
        self.jump_savers: set[str] = set()
        self.label_addresses: dict[str, str] = {}
        self.sites: dict[tuple[int, int] | tuple[str, int], int] = {}

    def function_address(self, symbol: FunctionSymbol, node: Any) -> str:
        """Return the host name of a function's address."""
        if not self.dry_run:
            symbol.used_at = node
        name = host_name("F", symbol.alias or symbol.name)
        if not symbol.defined and library.provides(symbol.name):
            self.library_addresses[name] = symbol.name
        return name

    def callee(self, symbol: FunctionSymbol, node: Any) -> str:
        """Return the host name of a function; those of the library begin with ``library_``."""
        if not self.dry_run:
            symbol.used_at = node
        if not symbol.defined and library.provides(symbol.name):
            return f"library_{symbol.name}"
        return host_name("f", symbol.alias or symbol.name)

    def label_address(self, label: str) -> str:
        """Return the host name of the address of a label of the function that is compiled."""
        name = host_name(f"L{len(self.functions)}", label)
        self.label_addresses.setdefault(name, self.function_name)
        return name

    def return_address(self, node: Any) -> str:
        """Return the host name of the address behind a call."""
        name = f"r{len(self.return_addresses)}"
        if not self.dry_run:
            line = node.coord.line if node.coord else 0
            self.return_addresses[name] = (self.function_name, line)
            self.located[name] = node
        return name

    def trap_address(self, node: Any) -> str:
        """Return the host name of the address of an instruction that may trap."""
        name = f"d{len(self.traps)}"
        if not self.dry_run:
            self.traps[name] = self.function_name
            self.located[name] = node
        return name

    def site(self, info: FunctionInfo, line: int) -> int:
        """Return the code of a line of a function in the write log."""
        key = (info.number, line)
        return self.sites.setdefault(key, FIRST_CODE + len(self.sites))

    def slot_code(self, type_name: str, below: int) -> int:
        """Return the code in the write log of a scalar that lies ``below`` the frame pointer of its function."""
        return self.sites.setdefault((type_name, below), FIRST_CODE + len(self.sites))
