"""What /proc/self/status, statm and stat say about the size of a process (proc_pid_status(5))."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from trainer.engine.process.image_layout import INIT_FINI
from trainer.engine.process.residency import resident
from trainer.engine.process.vma import PAGE_SIZE, VmaFlag, page_up

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_PAGE_TABLE = 4096
_USER = 65534
_UNLIMITED = (1 << 64) - 1
_CAPABILITIES = 0x1FFFEFFFFFF  # the most that a program could be given


def _tables(numbers: Iterable[int]) -> Iterator[int]:
    """Yield how many page tables, middle and upper directories these pages have (512 entries each)."""
    entries = set(numbers)
    for _ in range(3):
        entries = {entry // 512 for entry in entries}
        yield len(entries)


def _kib(size: int) -> int:
    return size // 1024


class Usage:
    """The sizes of an address space in bytes, as the kernel counts them."""

    def __init__(self, process: "Process") -> None:
        space = self.space = process.space
        at = process.loaded.addresses
        self.total = space.mapped_size()
        self.peak = max(self.total, space.peak_size)
        self.resident, self.anonymous = resident(space, 0, _UNLIMITED)
        in_memory = [area for area in space.areas if area.source is not None and not area.on_disk]
        sizes = [resident(space, area.start, area.end) for area in in_memory]
        self.shared_memory = sum(size - own for size, own in sizes)
        self.data = space.data_size()
        self.stack = sum(area.size for area in space.areas if area.flags & VmaFlag.GROWS_DOWN)
        self.code = page_up(at.text_end - (at.text & -PAGE_SIZE))
        self.libraries = sum(area.size for area in space.areas if area.holds_code) - self.code
        self.locked = sum(area.size for area in space.areas if area.flags & VmaFlag.LOCKED)
        self.tables = _PAGE_TABLE * sum(_tables(space.memory.resident))


def status(process: "Process") -> bytes:
    """Return the text of /proc/self/status."""
    use, threads, processors = Usage(process), process.threads, process.platform.processors
    signals, thread = process.signals, process.thread
    ignored = {number for number, action in signals.actions.items() if action.handler == 1}
    caught = {number for number, action in signals.actions.items() if action.handler > 1}
    lines = [
        ("Name", process.threads.main.name),
        ("Umask", "0022"),
        ("State", "R (running)"),
        ("Tgid", threads.pid),
        ("Ngid", 0),
        ("Pid", threads.pid),
        ("PPid", threads.parent.threads.pid if threads.parent is not None else 1),
        ("TracerPid", 0),
        ("Uid", "\t".join([str(_USER)] * 4)),
        ("Gid", "\t".join([str(_USER)] * 4)),
        ("FDSize", 256),
        ("Groups", " "),
        ("NStgid", threads.pid),
        ("NSpid", threads.pid),
        ("NSpgid", threads.group),
        ("NSsid", threads.session),
        ("Kthread", 0),
        *(
            (name, f"{_kib(size):8} kB")
            for name, size in (
                ("VmPeak", use.peak),
                ("VmSize", use.total),
                ("VmLck", use.locked),
                ("VmPin", 0),
                ("VmHWM", max(use.resident, process.space.paging.peak * PAGE_SIZE)),
                ("VmRSS", use.resident),
                ("RssAnon", use.anonymous),
                ("RssFile", use.resident - use.anonymous - use.shared_memory),
                ("RssShmem", use.shared_memory),
                ("VmData", use.data),
                ("VmStk", use.stack),
                ("VmExe", use.code),
                ("VmLib", use.libraries),
                ("VmPTE", use.tables),
                ("VmSwap", 0),
                ("HugetlbPages", 0),
            )
        ),
        ("CoreDumping", 0),
        ("THP_enabled", 1),
        ("untag_mask", f"{_UNLIMITED:#x}"),
        ("Threads", len(threads.threads)),
        ("SigQ", "0/96364"),
        ("SigPnd", _signal_set({info.number for info in thread.pending})),
        ("ShdPnd", _signal_set({info.number for info in signals.pending})),
        ("SigBlk", _signal_set(thread.mask)),
        ("SigIgn", _signal_set(ignored)),
        ("SigCgt", _signal_set(caught)),
        *((name, f"{0:016x}") for name in ("CapInh", "CapPrm", "CapEff")),
        ("CapBnd", f"{_CAPABILITIES:016x}"),
        ("CapAmb", f"{0:016x}"),
        ("NoNewPrivs", 0),
        ("Seccomp", 0),
        ("Seccomp_filters", 0),
        ("Speculation_Store_Bypass", "thread vulnerable"),
        ("SpeculationIndirectBranch", "conditional enabled"),
        ("Cpus_allowed", f"{(1 << processors) - 1:x}"),
        ("Cpus_allowed_list", f"0-{processors - 1}" if processors > 1 else "0"),
        ("Mems_allowed", ",".join(["00000000"] * 31 + ["00000001"])),
        ("Mems_allowed_list", 0),
        ("voluntary_ctxt_switches", 0),
        ("nonvoluntary_ctxt_switches", 0),
    ]
    return "".join(f"{name}:\t{value}\n" for name, value in lines).encode()


def _signal_set(numbers: set[int]) -> str:
    return f"{sum(1 << number - 1 for number in numbers):016x}"


def statm(process: "Process") -> bytes:
    """Return the text of /proc/self/statm, in pages: size, resident, from files, code, 0, data and stack, 0."""
    use = Usage(process)
    fields = (use.total, use.resident, use.resident - use.anonymous, use.code, 0, use.data + use.stack, 0)
    return (" ".join(str(size // PAGE_SIZE) for size in fields) + "\n").encode()


def stat(process: "Process") -> bytes:
    """Return the text of /proc/self/stat; fields that a program cannot predict are 0."""
    threads, loaded, space = process.threads, process.loaded, process.space
    at = loaded.addresses
    parent = threads.parent.threads.pid if threads.parent is not None else 1
    fields: list[int] = [
        parent,
        threads.group,
        threads.session,
        0,
        -1,
        0,
        space.minor_faults,
        0,
        space.paging.major_faults,
        0,
    ]
    fields += [0, 0, 0, 0, 20, 0, len(threads.threads), 0, 0]
    fields += [space.mapped_size(), resident(space, 0, _UNLIMITED)[0] // PAGE_SIZE, _UNLIMITED]
    fields += [at.text & -PAGE_SIZE, at.text_end, loaded.argv - 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0]
    fields += [
        at.relro - INIT_FINI - at.sizes.tdata,
        at.data_end,
        space.break_start,
        loaded.arguments_start,
        loaded.environment_start,
    ]
    fields += [loaded.environment_start, loaded.environment_end, 0]
    text = " ".join(str(field) for field in fields)
    return f"{threads.pid} ({threads.main.name}) R {text}\n".encode()
