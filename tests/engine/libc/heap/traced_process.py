"""A process with nothing but a break and libc's data, which lie where another process had them."""

from dataclasses import dataclass
from types import SimpleNamespace

from trainer.engine.errors import ProcessKilled
from trainer.engine.libc.heap.layout import HEAP_MAX
from trainer.engine.libc.heap.malloc import Malloc
from trainer.engine.libc.library import callee
from trainer.engine.platforms import PLATFORMS
from trainer.engine.process.address_space import AddressSpace
from trainer.engine.process.kernel import Kernel
from trainer.engine.process.vma import Protection

UNSEEN_AREA = 0x7E0000000000
SYMBOLS = PLATFORMS["linux-x86_64"].library_symbols
READ_WRITE = Protection.READ | Protection.WRITE


@dataclass(frozen=True)
class Place:
    """Where the heap's surroundings lie in the process to be compared with."""

    heap: int
    arena: int
    key: int
    mapping_top: int

    @classmethod
    def parse(cls, line):
        return cls(*(int(word, 16) for word in line.split()))


class AreaKernel(Kernel):
    """A kernel that puts the areas of further arenas where the other process had them."""

    def __init__(self, process, areas):
        super().__init__(process)
        self.areas = iter(areas)
        self.cut = ()

    def mmap(self, address, length, protection, flags, fd=-1, offset=0):
        if protection == 0 and length == 2 * HEAP_MAX:
            # one that came and went within an operation was not seen, and may lie anywhere
            area = next(self.areas, UNSEEN_AREA)
            self.space.map(area, HEAP_MAX, Protection.NONE)
            self.cut = (area - 4096, area + HEAP_MAX)  # the ends that are unmapped were never there
            return area - 4096
        return super().mmap(address, length, protection, flags, fd, offset)

    def munmap(self, address, length):
        return 0 if address in self.cut else super().munmap(address, length)


class TracedProcess:
    """A process with nothing but a break and libc's data, where the other process had them."""

    def __init__(self, place, areas):
        self.platform = PLATFORMS["linux-x86_64"]
        self.limits = SimpleNamespace(memory=1 << 32, output=1 << 20)
        self.random = SimpleNamespace(getrandbits=lambda bits: place.key)
        self.program_name, self.stdin, self.tty = "./prog", b"", False
        self.environment = {}
        self.stdout_bytes, self.stderr_bytes = bytearray(), bytearray()
        self.errno = 0
        self.signals = self
        self.thread = SimpleNamespace(number=1, in_kernel=0)
        self.threads = SimpleNamespace(threads=[self.thread])
        self.space = AddressSpace(self)
        self.memory = self.space.memory
        self.space.break_start = self.space.break_end = place.heap
        self.space.mapping_top = place.mapping_top
        data = place.arena + SYMBOLS["mp_"] - SYMBOLS["main_arena"] & -4096
        self.space.map(data, 16 * 4096, READ_WRITE)
        self.space.map(place.mapping_top, 4096, Protection.READ)  # as libc and TLS end the mapping area there
        self.place = place
        self.kernel = AreaKernel(self, areas)
        self.log = None
        self.counter, self.happenings = [0, 0], SimpleNamespace(notes=[])
        self.heap = Malloc(self)
        self.heap.reports_left = 0
        self.malloc, self.calloc, self.free = (callee(name, self) for name in ("malloc", "calloc", "free"))

    def libc_data(self, name, size):
        return self.place.arena + SYMBOLS[name] - SYMBOLS["main_arena"]

    def emit(self, kind, rule=None, **data):
        pass

    def write_stderr(self, text):
        self.stderr_bytes += text

    def part(self, kind):
        """Return what keeps the message of an abort: nothing here."""
        return SimpleNamespace(keep=lambda message: None)

    def stack_pointer(self):
        return 0

    def fault(self, address, access, signal, code):
        raise ProcessKilled(signal)

    def abort(self):
        raise ProcessKilled("SIGABRT")
