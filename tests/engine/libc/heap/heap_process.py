"""A process that is only memory, a kernel and a heap."""

import random
from types import SimpleNamespace

from trainer.engine.errors import ProcessKilled
from trainer.engine.events import Event
from trainer.engine.libc.heap.malloc import Malloc
from trainer.engine.libc.heap.morecore import sbrk
from trainer.engine.platforms import PLATFORMS
from trainer.engine.process.address_space import AddressSpace
from trainer.engine.process.image import ImageSizes, ProgramImage
from trainer.engine.process.image_layout import plan
from trainer.engine.process.kernel import Kernel
from trainer.engine.process.loader import load


class FakeSignals:
    def fault(self, address, access, signal, code):
        raise ProcessKilled(signal)

    def abort(self):
        raise ProcessKilled("SIGABRT")


class HeapProcess:
    """The parts of a process that malloc uses, real ones except for signals and threads."""

    def __init__(self, platform="linux-x86_64", log=None):
        self.platform = PLATFORMS[platform]
        self.limits = SimpleNamespace(memory=1 << 30, output=1 << 20)
        self.random = random.Random(1)
        self.program_name = "./prog"
        self.arguments = (self.program_name,)
        self.environment = {}
        self.stdin, self.tty = b"", False
        self.stdout_bytes, self.stderr_bytes = bytearray(), bytearray()
        self.events = []
        self.errno = 0
        self.signals = FakeSignals()
        self.thread = SimpleNamespace(number=1, in_kernel=0)
        self.threads = SimpleNamespace(threads=[self.thread])
        self.space = AddressSpace(self, log)
        self.memory = self.space.memory
        self.kernel = Kernel(self)
        self.program = load(self, ProgramImage(plan(self.platform, ImageSizes())))
        self.objects = {}
        self.heap = Malloc(self)

    def libc_data(self, name, size, align=16):
        if name not in self.objects:
            self.objects[name] = self.space.libc_data(size, align)
        return self.objects[name]

    def emit(self, kind, rule, **data):
        self.events.append(Event(0, self.thread.number, 0, kind, data, rule))

    def report(self, kind, tell, *facts):
        rule, data = tell(*facts)
        self.emit(kind, rule, **data)

    def write_stderr(self, text):
        self.stderr_bytes += text

    def part(self, kind):
        """Return what keeps the message of an abort: nothing here."""
        return SimpleNamespace(keep=lambda message: None)

    def stack_pointer(self):
        return self.program.stack_pointer

    def run_thread(self, number):
        """Let the thread ``number`` run, creating it when it is new."""
        for thread in self.threads.threads:
            if thread.number == number:
                self.thread = thread
                return
        self.thread = SimpleNamespace(number=number)
        self.threads.threads.append(self.thread)

    def word(self, address):
        return self.memory.load_u64(address)

    @property
    def messages(self):
        return bytes(self.stderr_bytes).decode()


def is_mapped(process, block):
    return bool(process.word(block - 8) & 2)


def start_of(heap):
    """The address of the heap; the first thing a test does."""
    return sbrk(heap, 0)
