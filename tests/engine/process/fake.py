"""A process that is only memory and a kernel: what the tests of the address space need."""

import random
from types import SimpleNamespace

from trainer.engine.errors import ProcessKilled
from trainer.engine.events import Event
from trainer.engine.platforms import PLATFORMS
from trainer.engine.process.address_space import AddressSpace
from trainer.engine.process.image import ImageSizes, ProgramImage, section_headers
from trainer.engine.process.image_layout import place, plan
from trainer.engine.process.kernel import Kernel
from trainer.engine.process.loader import load

READ_WRITE, PRIVATE_ANONYMOUS = 3, 0x22


class FakeSignals:
    """Kills at every fault, after remembering it."""

    def __init__(self):
        self.faults = []

    def fault(self, address, access, signal, code):
        self.faults.append((address, access, signal, code))
        raise ProcessKilled(signal)


class FakeProcess:
    def __init__(self, platform="linux-x86_64", seed=None, memory=1 << 30, arguments=()):
        self.platform = PLATFORMS[platform]
        self.limits = SimpleNamespace(memory=memory, output=1 << 20)
        self.random = random.Random(seed or 0)
        self.program_name = "./prog"
        self.arguments = (self.program_name, *arguments)
        self.environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/", "LANG": "C", "LC_ALL": "C"}
        self.stdin = b"one\ntwo\n"
        self.stdout_bytes, self.stderr_bytes = bytearray(), bytearray()
        self.events, self.tty = [], False
        processor = SimpleNamespace(processes={})
        self.threads = SimpleNamespace(pid=1000, clock=SimpleNamespace(now=lambda: 0), processor=processor)
        self.thread = SimpleNamespace(in_kernel=0)
        self.signals = FakeSignals()
        self.space = AddressSpace(self)
        self.memory = self.space.memory
        self.kernel = Kernel(self)

    def emit(self, kind, rule, **data):
        self.events.append(Event(0, 1, 0, kind, data, rule))

    def stack_pointer(self):
        return self.program.stack_pointer

    @property
    def last_rule(self):
        return self.events[-1].rule.name

    def map(self, length, protection=READ_WRITE, flags=PRIVATE_ANONYMOUS, address=0):
        return self.kernel.mmap(address, length, protection, flags)

    def fault(self, address, access="read"):
        """Access one byte and return the fault, None when there is none."""
        try:
            self.memory.load_u8(address) if access == "read" else self.memory.store_u8(address, 1)
        except ProcessKilled:
            return self.signals.faults[-1]
        return None

    def lines(self):
        """The kernel's areas as (start, end, permissions, path)."""
        return [
            (area.start, area.end, area.permissions, area.source.path if area.source else "")
            for area in self.space.areas
        ]


def loaded(platform="linux-x86_64", seed=None, arguments=(), **sizes):
    """A process with a small program loaded: four initialised globals of 4 bytes, one byte of BSS."""
    process = FakeProcess(platform, seed, arguments=arguments)
    headers = section_headers(process.platform)
    given = {"text": 0x100, "rodata": headers.rodata + 4, "data": headers.data + 16, "bss": headers.bss + 1}
    placement = place(process.platform, process.random if seed is not None else None)
    addresses = plan(process.platform, ImageSizes(**(given | sizes)), placement)
    image = ProgramImage(
        addresses,
        rodata=bytes(headers.rodata) + b"lit\0",
        data=bytes(headers.data) + b"\x01\0\0\0" * 4,
        tdata=b"T" * addresses.sizes.tdata,
    )
    process.program = load(process, image)
    return process
