"""Signals that the running code causes: bad accesses, divisions by zero, instructions that are none (signal(7))."""

from typing import TYPE_CHECKING

from trainer.engine.errors import Fault, LimitReached
from trainer.engine.events import Rule
from trainer.engine.process.signal_frame import (
    BREAKPOINT,
    DIVIDE_ERROR,
    GENERAL_PROTECTION,
    INVALID_OPCODE,
    SignalInfo,
    page_fault,
)
from trainer.engine.process.signal_numbers import CODES, SIGNALS

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_MAX_REPEATS = 10_000


class Traps:
    """The part of the signals of a process that begins with its own instructions."""

    def __init__(self, process: "Process") -> None:
        self.process = process
        self._last_fault: tuple[int, int, str] | None = None
        self._repeats = 0

    def _force(self, info: SignalInfo, fault: Fault | None) -> None:
        """Deliver at once; a signal that is blocked or ignored ends the process."""
        raise NotImplementedError

    def fault(self, address: int, access: str, signal: str, code: str) -> None:
        """Deliver the signal of a bad access; returns when a handler did: the access is to be tried again.

        ``address`` is what ``si_addr`` tells: 0 where the processor reports none.
        ``code`` is the name of ``si_code``. Raises ``ProcessKilled`` with the fault where no handler is in
        the way.
        """
        region = self.process.space.region_kind(address)
        line = self.process.current_line()
        self._refuse_endless_repetition(address, access, signal)
        trap = GENERAL_PROTECTION
        if code != "SI_KERNEL":
            present = self.process.space.is_present(address)
            trap = page_fault(address, access, present=present, by_key=present and code == "SEGV_PKUERR")
        info = SignalInfo(SIGNALS[signal], CODES[code], address, trap=trap)
        self._force(info, Fault(address, region, line, access, code, signal))

    def arithmetic_fault(self, address: int | None = None) -> None:
        """Deliver SIGFPE for an integer division by zero or INT_MIN / -1, by the instruction at an address if known."""
        address = self.process.registers().instruction_pointer if address is None else address
        emit = self.process.emit
        emit("fault", Rule("division-traps"), address=address, access="execute", signal="SIGFPE", code="FPE_INTDIV")
        self._refuse_endless_repetition(address, "execute", "SIGFPE")
        line = self.process.current_line()
        fault = Fault(address, "text", line, "execute", "FPE_INTDIV", "SIGFPE")
        self._force(SignalInfo(SIGNALS["SIGFPE"], CODES["FPE_INTDIV"], address, trap=DIVIDE_ERROR), fault)

    def illegal_instruction(self, address: int) -> None:
        """Deliver SIGILL for what is no instruction at ``address``: ud2, or executable bytes that are no function."""
        self._refuse_endless_repetition(address, "execute", "SIGILL")
        region, line = self.process.space.region_kind(address), self.process.current_line()
        fault = Fault(address, region, line, "execute", "ILL_ILLOPN", "SIGILL")
        self._force(SignalInfo(SIGNALS["SIGILL"], CODES["ILL_ILLOPN"], address, trap=INVALID_OPCODE), fault)

    def breakpoint(self, address: int) -> None:
        """Deliver the SIGTRAP of an int3, behind which ``address`` is."""
        region, line = self.process.space.region_kind(address), self.process.current_line()
        fault = Fault(address, region, line, "execute", "SI_KERNEL", "SIGTRAP")
        self._force(SignalInfo(SIGNALS["SIGTRAP"], CODES["SI_KERNEL"], 0, trap=BREAKPOINT), fault)

    def _refuse_endless_repetition(self, address: int, access: str, signal: str) -> None:
        this = (self.process.thread.number, address, access)
        self._repeats = self._repeats + 1 if this == self._last_fault else 0
        self._last_fault = this
        if self._repeats >= _MAX_REPEATS:
            raise LimitReached(
                f"the handler of {signal} returned {_MAX_REPEATS} times without repairing the cause, "
                f"so the {access} at {address:#x} is repeated for ever"
            )
