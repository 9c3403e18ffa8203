"""Which thread runs.

The rule: one thread runs at a time. It goes on until it blocks, ends, yields or has executed ``SLICE``
statements; then the thread that has been ready for longest follows. A thread that becomes ready (created,
woken, its time used up) goes to the end of the queue: creating or waking a thread does not interrupt the
running one. When no thread is ready, time jumps to the moment at which the first sleeper wakes; with nobody
asleep either, the run ends as a deadlock.

Each thread is a greenlet. Main runs in the greenlet that called ``run_main``, which is the parent of all
others: an exception that ends the process arrives there from whichever thread raised it.
"""

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from greenlet import GreenletExit, getcurrent, greenlet

from trainer.engine.errors import Executed, LimitReached, LongJump, ProcessExit, ProcessKilled, ThreadExit
from trainer.engine.process.clock import Clock
from trainer.engine.process.futexes import Futexes
from trainer.engine.process.processor import FIRST_PID, Processor
from trainer.engine.process.relay import Relay
from trainer.engine.process.thread_keys import Keys
from trainer.engine.process.threads import State, Thread, Wake
from trainer.engine.process.turns import LiveTurns, Turns
from trainer.engine.process.usage import Usage

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

T = TypeVar("T")

_MAX_CONTEXTS = 10_000


class Scheduler:
    """The threads of one process, and their turns on the processor."""

    def __init__(self, process: "Process", processor: Processor | None = None) -> None:
        self.process = process
        self.processor = processor or Processor()
        self.pid = self.processor.new_tid()
        self.processor.processes[self.pid] = process
        self.parent: Process | None = None
        self.status: int | None = None  # as wait(2) delivers it, once the process has ended
        self.end = 0  # when that was
        self.at_end: list[Callable[[Process], None]] = []  # what the kernel does when the process ends
        self.computed = 0  # nanoseconds, in the turns of all threads that have ended
        self.usage_of_children = Usage()  # those that were waited for, with theirs
        self.stopped = 0  # by which signal
        self.stop_status = 0  # what waitpid is to deliver about stopping or continuing, 0: nothing
        self.birthplace: greenlet | None = None  # where the parent waits while a child repeats its run
        command = process.program_name.rsplit("/", 1)[-1]
        self.main = Thread(process, 1, self.pid, name=command[:15])
        self.threads: list[Thread] = [self.main]  # those that have not ended, in order of creation
        self.turns: Turns = LiveTurns(self)
        self.futexes = Futexes(self)
        self.clock = Clock(self)
        self.keys = Keys(process)
        self.group = self.session = FIRST_PID - 1  # those of a shell
        self.nice = 0
        self.unwinder_loaded = False
        self.lends_memory = False  # to the child that is being made (vfork)
        self.borrows_memory = False  # of the parent, which waits
        self.fork_handlers: list[tuple[int, int, int]] = []  # pthread_atfork: before, in the parent, in the child
        self._home: greenlet | None = None  # where the process ends: where main began
        self._numbers = count(2)
        self._by_descriptor: dict[int, Thread] = {}
        process.thread = self.main

    def record_turns(self) -> None:
        """Note the turns from here on, so that the process can fork."""
        from trainer.engine.process.journal import RecordedTurns

        self.turns = RecordedTurns(self)

    # the life of threads

    def run_main(self, body: Callable[[], T]) -> T:
        """Run ``body`` as the main thread in the calling greenlet; returns or raises what ends the process.

        After ``pthread_exit`` in main the process lives on until its last thread has ended.
        """
        self.main.greenlet = self._home = getcurrent()
        first = self.birthplace is None
        if first:
            self.processor.hub = self._home
        with Relay() as self.processor.relay:
            self.processor.enter(self.main)
            self.arm()
            stopped = False
            try:
                return self._run_body(body)
            except BaseException as end:
                stopped = not isinstance(end, ProcessExit | ProcessKilled)
                raise
            finally:
                if first:
                    self.processor.hub = None
                    if len(self.processor.processes) > 1:
                        self._leave_others(stopped=stopped)

    def _run_body(self, body: Callable[[], T]) -> T:
        try:
            return self._until_last_thread(body)
        except LongJump:
            self.process.signals.jumped_off()
        except Executed as executed:
            self.forget_others()
            following: T = executed.process.run_in_place()
            return following
        finally:
            self.forget_others()

    def _until_last_thread(self, body: Callable[[], T]) -> T:
        try:
            return body()
        except ThreadExit as exit_:
            self._end(exit_.value)
            self.switch()  # what ends the process meanwhile comes out here
            raise AssertionError("an ended thread was resumed") from None

    def run_in_place(self, body: Callable[[], T]) -> T:
        """Run ``body`` as the main thread of a process that has taken another one's place."""
        self.main.greenlet = self._home = getcurrent()
        self.processor.enter(self.main)
        self.arm()
        return self._run_body(body)

    def take_place_of(self, other: "Scheduler") -> None:
        """Be the process that another one was."""
        self.processor, self.pid, self.parent = other.processor, other.pid, other.parent
        self.main.tid = other.pid
        self.group, self.session, self.nice = other.group, other.session, other.nice
        self.computed, self.usage_of_children = other.computed, other.usage_of_children

    def _leave_others(self, *, stopped: bool) -> None:
        """Let the other processes run to their ends, unless a limit has stopped them all."""
        from trainer.engine.process.fork import finish_run, kill_others

        if stopped:
            kill_others(self.processor)
        else:
            finish_run(self.process)

    def new_thread(self) -> Thread:
        """Return a thread that does not run yet."""
        return Thread(self.process, next(self._numbers), self.turns.external(self.processor.new_tid))

    def spawn(self, thread: Thread, body: Callable[[], int]) -> None:
        """Let ``thread`` run ``body`` when its turn comes; the calling thread goes on."""
        thread.greenlet = greenlet(partial(self._run, body), parent=self._home)
        self.threads.append(thread)
        self._by_descriptor[thread.descriptor] = thread
        self.processor.ready.append(thread)
        self.arm()

    def find(self, descriptor: int) -> Thread | None:
        """Return the thread whose ``pthread_t`` this is, until it has been joined."""
        return self.main if descriptor == self.main.descriptor else self._by_descriptor.get(descriptor)

    def by_tid(self, tid: int) -> Thread | None:
        """Return the live thread with the kernel's number ``tid``."""
        return next((thread for thread in self.threads if thread.tid == tid), None)

    def dispose(self, thread: Thread) -> None:
        """Forget a thread that ended and was joined or is detached; its stack may serve the next one."""
        if self._by_descriptor.pop(thread.descriptor, None) is not None:
            self.process.thread_stacks.release(thread)

    def _run(self, body: Callable[[], int]) -> greenlet | None:
        self.resumed()
        try:
            value = body()
        except ThreadExit as exit_:
            value = exit_.value
        except LongJump:
            self.process.signals.jumped_off()
        return self._leave(value)

    def _leave(self, value: int) -> greenlet | None:
        """End the running thread for the next one, at the end of its greenlet, which must return what this returns."""
        self._end(value)
        following = self.turns.next()
        self.processor.enter(following)
        assert following.greenlet is not None
        return self.processor.relay.end_for(following.greenlet)

    def new_context(self, body: Callable[[], greenlet]) -> greenlet:
        """Return a host stack on which the running thread may run ``body``, which returns the one to go on on."""
        if len(self.process.thread.contexts) >= _MAX_CONTEXTS:
            raise LimitReached(f"The program was stopped at {_MAX_CONTEXTS:,} contexts of one thread.")
        context = greenlet(partial(self._run_context, body), parent=self._home)
        self.process.thread.contexts.append(context)
        return context

    def _run_context(self, body: Callable[[], greenlet]) -> greenlet | None:
        thread, this = self.process.thread, getcurrent()
        try:
            following = body()
        except ThreadExit as exit_:
            thread.contexts.remove(this)
            return self._leave(exit_.value)
        thread.contexts.remove(this)
        thread.greenlet = following
        return self.processor.relay.end_for(following)

    def go_on_in_context(self, context: greenlet) -> None:
        """Let the running thread go on on another host stack; returns when it comes back to this one."""
        thread, this = self.process.thread, getcurrent()
        if this not in thread.contexts:
            thread.contexts.append(this)
        thread.greenlet = context
        self.processor.relay.go_on_in(context)

    def _end(self, value: int) -> None:
        """End the running thread; the last one of a process ends the process (pthread_exit(3))."""
        thread = self.process.thread
        for routine in thread.at_exit:
            routine(thread)
        if len(self.threads) == 1:
            self.process.exit(0)
        thread.state, thread.value = State.ENDED, value
        self.threads.remove(thread)
        if thread.joiner is not None:
            self.wake(thread.joiner)
        elif thread.detached:
            self.dispose(thread)

    def forget_others(self) -> None:
        """Stop all threads but the running one; the greenlet of main stays, as it is where the process ends."""
        current, remaining = getcurrent(), self.process.thread
        for thread in self.threads:
            if thread is not remaining:
                self.processor.forget(thread)
            for stack in (thread.greenlet, *thread.contexts):
                if stack and stack is not current and stack is not self._home:
                    stack.parent = current
                    stack.throw(GreenletExit)
            thread.contexts.clear()
        self.threads = [thread for thread in self.threads if thread is remaining]

    # turns

    def block(self, waiting_for: str, until: int | None = None, *, cancellable: bool = False) -> Wake:
        """Let others run until somebody wakes the running thread or, where given, the time ``until`` comes.

        ``waiting_for`` completes the sentence "the thread waits for …". Handlers of signals that arrive run
        before this returns; ``pthread_cancel`` ends a ``cancellable`` wait. Raises ``Deadlock`` when nobody can
        run any more.
        """
        thread = self.process.thread
        thread.state = State.BLOCKED
        thread.waiting_for, thread.line = waiting_for, self.process.current_line()
        thread.cancellable = cancellable
        if until is not None:
            thread.alarm = self.processor.set_timer(until, partial(self.wake, thread, Wake.TIMEOUT))
        wake = self.switch()
        thread.cancellable = False
        return wake

    def wake(self, thread: Thread, wake: Wake = Wake.EVENT) -> None:
        """Make a blocked thread ready."""
        self.processor.wake(thread, wake)
        self.arm()

    def interrupt(self, thread: Thread, action: Callable[[], None], wake: Wake) -> None:
        """Have ``thread`` do ``action`` as soon as it runs, waking it if it is blocked."""
        thread.interrupts.append(action)
        self.processor.wake(thread, wake)
        self.arm()

    def tick(self) -> None:
        """End the time slice; called between two statements at the limit of ``set_tick_limit``."""
        self.turns.tick()
        self.give_way()
        self.run_interrupts()

    def give_way(self) -> None:
        """Go to the end of the queue, unless nobody else is ready."""
        if self.turns.external(self._others_are_ready):
            self.processor.ready.append(self.process.thread)
            self.switch()
        else:
            self.arm()

    def _others_are_ready(self) -> bool:
        return bool(self.processor.ready)

    def switch(self) -> Wake:
        """Give the processor away until the running thread's turn comes again; returns what has woken it."""
        thread = self.process.thread
        self.process.leave_thread()
        following = self.turns.next()
        self.processor.enter(following)
        if following is not thread:
            assert following.greenlet is not None
            self.processor.relay.go_on_in(following.greenlet)
        self.resumed()
        wake = thread.wake  # a handler may wait itself
        self.run_interrupts()
        return wake

    def resumed(self) -> None:
        """Begin the turn of a thread that was given the processor."""
        self.turns.resumed()
        self.arm()
        self.process.note_thread()

    def run_interrupts(self) -> None:
        """Do what ``interrupt`` asked the running thread to do."""
        interrupts = self.process.thread.interrupts
        while interrupts:
            interrupts.pop(0)()

    def arm(self) -> None:
        """Ask for a tick when somebody else is to run."""
        self.turns.arm()
