"""Signals: pending ones, masks, and running handlers (signal(7)).

A signal caused by the running code (a fault, a division by zero) is delivered at once and, when it is blocked
or ignored, ends the process. Others are queued and delivered when the target thread runs and does not block
them: lowest number first, each frame below the one before, so that the handler of the last one runs first.
"""

from typing import TYPE_CHECKING, NoReturn

from trainer.engine.errors import Fault, ProcessKilled
from trainer.engine.events import Rule
from trainer.engine.lazy_dataclasses import replace
from trainer.engine.process.resumption import resume, saved_registers
from trainer.engine.process.signal_actions import (
    SA_NODEFER,
    SA_ONSTACK,
    SA_RESETHAND,
    SA_RESTART,
    SA_SIGINFO,
    SIG_DFL,
    SIG_IGN,
    Action,
    mask_to_set,
    set_to_mask,
)
from trainer.engine.process.signal_frame import Registers, SignalFrame, SignalInfo
from trainer.engine.process.signal_numbers import (
    CODES,
    DUMPING,
    FIRST_REAL_TIME,
    IGNORED_BY_DEFAULT,
    LAST,
    NOT_CATCHABLE,
    SIGNALS,
    STOPPING,
    name_of,
)
from trainer.engine.process.stops import go_on, stop
from trainer.engine.process.threads import Thread, Wake
from trainer.engine.process.traps import Traps

if TYPE_CHECKING:
    from trainer.engine.process.process import Process
    from trainer.engine.process.processor import Timer
    from trainer.engine.process.work_timers import WorkTimer


class Signals(Traps):
    """The signals of one process."""

    def __init__(self, process: "Process") -> None:
        super().__init__(process)
        self.actions: dict[int, Action] = {}
        self.pending: list[SignalInfo] = []  # for whichever thread takes it first
        self.handled = 0  # how many handlers have run
        self.alarm: Timer | None = None
        self.alarm_interval = 0
        self.work_alarms: dict[int, WorkTimer] = {}

    def action(self, number: int) -> Action:
        """Return the disposition of a signal."""
        return self.actions.get(number, Action())

    def _force(self, info: SignalInfo, fault: Fault | None) -> None:
        action = self.action(info.number)
        if action.handler == SIG_DFL:
            self._kill(info.number, "signal-default", fault)
        if action.handler == SIG_IGN or info.number in self.process.thread.mask:
            self._kill(info.number, "signal-blocked", fault)
        registers = self.process.registers()
        if fault is not None and fault.access == "execute":
            registers = replace(registers, instruction_pointer=fault.address)
        frame = self._push_frame(info, action, registers, fault)
        self._run_handler(info, action, frame, registers)

    def _kill(self, number: int, rule: str, fault: Fault | None = None, **values: int) -> NoReturn:
        name = name_of(number)
        self.process.emit("signal", Rule(rule, {"signal": name, **values}), signal=name, action="kill")
        raise ProcessKilled(name, fault)

    def jumped_off(self) -> NoReturn:
        """End the process after a ``longjmp`` to no living frame of its thread.

        The addresses in the buffer are mangled: what was not stored there by ``setjmp`` demangles to no address at all,
        neither of code nor of a stack on which a handler could run.
        """
        fault = Fault(0, "unmapped", self.process.current_line(), "execute", "SI_KERNEL", "SIGSEGV")
        self._kill(SIGNALS["SIGSEGV"], "signal-default", fault)

    def abort(self) -> NoReturn:
        """End the process by SIGABRT; a handler for it runs, but its return does not save the process."""
        number = SIGNALS["SIGABRT"]
        self.set_mask(self.process.thread.mask - {number})
        self.raise_in_thread(number)
        self.actions[number] = Action()
        self._kill(number, "signal-default")

    # signals that are sent

    def raise_in_thread(self, number: int) -> None:
        """Send a signal to the running thread, which handles it at once unless it blocks it (raise(3))."""
        threads = self.process.threads
        self.send_here(SignalInfo(number, CODES["SI_TKILL"], sender=threads.pid), self.process.thread)

    def send_here(self, info: SignalInfo, thread: Thread | None = None) -> None:
        """Send a signal from the running thread to its own process, or ``thread`` of it.

        What ends the process without a core dump ends all of its threads at once, whoever should take the signal.
        """
        self.send(info, thread)
        if self._ends_at_once(info.number, self.process.threads.threads if thread is None else [thread]):
            self._kill(info.number, "signal-default")
        self.process.threads.run_interrupts()

    def _ends_at_once(self, number: int, candidates: list[Thread]) -> bool:
        if self.action(number).handler != SIG_DFL or self._ignored(number) or name_of(number) in STOPPING | DUMPING:
            return False
        return any(number not in thread.mask | thread.awaited_signals for thread in candidates)

    def send(self, info: SignalInfo, thread: Thread | None = None) -> None:
        """Queue a signal for ``thread``, or for the process: then main takes it unless it blocks it.

        The target handles it when it runs; the caller lets it do so with ``Scheduler.run_interrupts`` for
        itself.
        """
        scheduler = self.process.threads
        if info.number == SIGNALS["SIGCONT"]:
            self._forget({SIGNALS[name] for name in STOPPING})
            go_on(self.process)
        elif name_of(info.number) in STOPPING:
            self._forget({SIGNALS["SIGCONT"]})
        candidates = [thread] if thread is not None else scheduler.threads
        takers = [t for t in candidates if info.number not in t.mask]
        if takers and self._ignored(info.number):
            return
        queue = self.pending if thread is None else thread.pending
        if info.number >= FIRST_REAL_TIME or all(queued.number != info.number for queued in queue):
            queue.append(info)
        for opened in self.process.kernel.files.values():
            if opened.channel is not None and opened.channel.tells_signals:
                scheduler.futexes.wake_all(opened.channel)
        awaiting = [t for t in candidates if info.number in t.awaited_signals]
        if awaiting:
            scheduler.wake(awaiting[0])
        elif takers and (not scheduler.stopped or info.number == SIGNALS["SIGKILL"]):
            scheduler.interrupt(takers[0], self.deliver, Wake.SIGNAL)

    def post(self, info: SignalInfo, thread: Thread | None = None) -> None:
        """Queue a signal for the process or a thread of it that comes from outside: a timer or another process."""
        self.process.threads.turns.sent(info, thread.number if thread is not None else 0)
        self.send(info, thread)

    def deliver(self) -> None:
        """Handle the pending signals that the running thread does not block."""
        self._deliver_below(self.process.registers())

    def take(self, numbers: set[int]) -> SignalInfo | None:
        """Remove and return the pending signal with the lowest number among ``numbers``."""
        for queue in (self.process.thread.pending, self.pending):
            found = sorted((info for info in queue if info.number in numbers), key=lambda info: info.number)
            if found:
                queue.remove(found[0])
                return found[0]
        return None

    def is_pending(self, numbers: set[int]) -> bool:
        """Tell whether one of the signals waits for the running thread or for its process."""
        return any(info.number in numbers for info in (*self.process.thread.pending, *self.pending))

    def set_action(self, number: int, action: Action) -> None:
        """Install a disposition; a pending signal that is now ignored is dropped (POSIX sigaction)."""
        self.actions[number] = action
        if self._ignored(number):
            self._forget({number})

    def _forget(self, numbers: set[int]) -> None:
        """Drop pending signals."""
        for queue in [self.pending, *(thread.pending for thread in self.process.threads.threads)]:
            queue[:] = [info for info in queue if info.number not in numbers]

    def set_mask(self, mask: set[int]) -> None:
        """Replace the running thread's mask and handle what it now lets through."""
        thread = self.process.thread
        thread.mask = mask - NOT_CATCHABLE
        if thread.pending or self.pending:
            self.deliver()

    def _ignored(self, number: int) -> bool:
        handler = self.action(number).handler
        return handler == SIG_IGN or (handler == SIG_DFL and name_of(number) in IGNORED_BY_DEFAULT)

    def _deliver_below(self, registers: Registers) -> None:
        unblocked = set(range(1, LAST + 1)) - self.process.thread.mask
        while (info := self.take(unblocked)) is not None:
            action = self.action(info.number)
            if self._ignored(info.number):
                continue
            if action.handler == SIG_DFL:
                self._end(info.number)
                continue
            frame = self._push_frame(info, action, registers)
            self._deliver_below(Registers(frame.stack_pointer, registers.frame_pointer, action.handler))
            self._run_handler(info, action, frame, registers)

    def _end(self, number: int) -> None:
        if name_of(number) in STOPPING:
            stop(self.process, number)
        else:
            self._kill(number, "signal-default")

    # handlers

    def _push_frame(
        self, info: SignalInfo, action: Action, registers: Registers, fault: Fault | None = None
    ) -> SignalFrame:
        """Write the frame and block what the handler blocks; without room for it, SIGSEGV ends the process."""
        thread, stack_pointer = self.process.thread, registers.stack_pointer
        alternate = thread.alternate_stack
        used = alternate is not None and alternate.base < stack_pointer <= alternate.base + alternate.size
        switch = alternate is not None and bool(action.flags & SA_ONSTACK) and not used
        frame = SignalFrame.below(stack_pointer, alternate if switch else None)
        fits = not switch or alternate is None or frame.start > alternate.base
        data = frame.pack(info, registers, set_to_mask(thread.mask), alternate, used)
        if not fits or not self.process.space.poke(frame.start, data):
            self._kill(SIGNALS["SIGSEGV"], "signal-frame-does-not-fit", fault, frame=frame.start)
        rule = Rule("handler-on-alternate-stack" if switch else "handler-on-stack", {"frame": frame.start})
        self.process.emit("signal", rule, signal=name_of(info.number), action="handler", frame=frame.start)
        thread.mask = (thread.mask | action.mask) - NOT_CATCHABLE
        if not action.flags & SA_NODEFER:
            thread.mask.add(info.number)
        if action.flags & SA_RESETHAND:
            self.actions[info.number] = replace(action, handler=SIG_DFL)
        thread.restart = bool(action.flags & SA_RESTART)
        return frame

    def _run_handler(self, info: SignalInfo, action: Action, frame: SignalFrame, interrupted: Registers) -> None:
        """Run the handler; when it returns, the mask saved in the frame is in force again (sigreturn).

        What that mask lets through comes before the interrupted code, which may be a handler yet to begin, goes on.
        """
        arguments = [info.number, frame.info, frame.context][: 3 if action.flags & SA_SIGINFO else 1]
        self.handled += 1
        memory = self.process.memory
        frame_pointer = memory.load_u64(frame.frame_pointer)
        before = saved_registers(self.process, frame.registers)
        thread = self.process.thread
        thread.in_kernel, interrupted_calls = 0, thread.in_kernel
        self.process.call_on(action.handler, arguments, frame.stack_pointer, frame_pointer)
        thread.in_kernel = interrupted_calls
        thread.mask = mask_to_set(memory.load_u64(frame.mask)) - NOT_CATCHABLE
        if thread.pending or self.pending:
            self._deliver_below(interrupted)
        resume(self.process, before, saved_registers(self.process, frame.registers))
