"""A process whose C functions are Python functions: what the tests of threads and signals need."""

from types import SimpleNamespace

from tests.engine.process.fake import FakeProcess
from trainer.engine.errors import ProcessExit
from trainer.engine.libc import pthread, signal  # noqa: F401  (registers the functions)
from trainer.engine.libc.registry import FUNCTIONS
from trainer.engine.process.scheduler import Scheduler
from trainer.engine.process.signal_frame import Registers
from trainer.engine.process.signals import Signals
from trainer.engine.process.thread_stacks import ThreadStacks
from trainer.engine.process.tls import TlsLayout

TEXT = 0x555555555000


class FakeHeap:
    """Hands out memory never used before and remembers what is in use."""

    def __init__(self, process):
        self.next = process.map(1 << 16)
        self.used = []

    def malloc(self, size):
        self.used.append(self.next)
        self.next += 0x200
        return self.used[-1]

    def calloc(self, count, size):
        return self.malloc(count * size)

    def free(self, address):
        self.used.remove(address)

    def thread_exit(self, thread):
        pass


class ThreadedProcess(FakeProcess):
    """``process.c.NAME(…)`` calls a library function; ``statement()`` stands for one executed statement of C."""

    def __init__(self, platform="linux-x86_64", tls=None):
        super().__init__(platform)
        self.counter = [0, 1 << 62]
        self.errno = 0
        self.tls = tls or TlsLayout()
        self.heap = FakeHeap(self)
        self.signals = Signals(self)
        self.threads = Scheduler(self)
        self.thread_stacks = ThreadStacks(self)
        self.stack = self.map(1 << 20) + (1 << 20)
        self.thread.descriptor = self.map(0x3000) + 0x1000
        self.thread.write_descriptor()
        self.loaded = SimpleNamespace(stack_pointer=self.stack, addresses=SimpleNamespace(library=TEXT))
        self.code = {}
        self.pointers = {}
        self.line = 0
        self.c = SimpleNamespace(
            **{name: self._bound(function) for name, function in FUNCTIONS.items() if name.isidentifier()}
        )
        self.data = self.map(1 << 16)

    def _bound(self, function):
        return lambda *arguments: function(self, *arguments)

    def define(self, function):
        """Give a Python function an address."""
        address = TEXT + 16 * len(self.code)
        self.code[address] = function
        return address

    def new(self, size=64):
        """Return the address of a zeroed object."""
        self.data += size
        return self.data - size

    def run(self, main):
        """Run ``main`` as the main thread; returns its result."""
        return self.threads.run_main(lambda: self.call_on(self.define(main), [], self.stack))

    def call(self, address, *arguments):
        return self.call_on(address, arguments, (self.stack_pointer() - 128) & -16)

    def call_on(self, address, arguments, stack_pointer, frame_pointer=0):
        stack = self.pointers.setdefault(self.thread, [])
        stack.append(stack_pointer - 64)
        try:
            return self.code[address](*arguments)
        finally:
            stack.pop()

    def stack_pointer(self):
        return self.pointers[self.thread][-1]

    def registers(self):
        return Registers(self.stack_pointer(), 0, TEXT)

    def statement(self, count=1):
        for _ in range(count):
            self.counter[0] += 1
            if self.counter[0] >= self.counter[1]:
                self.threads.tick()

    def set_tick_limit(self, step):
        self.counter[1] = step

    def current_line(self):
        return self.line

    def leave_thread(self):
        pass

    def note_thread(self):
        pass

    def exit(self, code):
        raise ProcessExit(code)

    def create(self, function, argument=0, attributes=0):
        """Create a thread that runs a Python function; returns its pthread_t."""
        identity = self.new(8)
        assert self.c.pthread_create(identity, attributes, self.define(function), argument) == 0
        return self.memory.load_u64(identity)

    def join(self, identity):
        """Join a thread; returns its value."""
        value = self.new(8)
        assert self.c.pthread_join(identity, value) == 0
        return self.memory.load_u64(value)
