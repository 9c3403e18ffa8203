"""The files of /proc/self that tell a program about itself (proc(5), Linux 6.18), and a few of /proc/sys.

Text is made when it is read from the start. Values that depend on the machine and on chance (times, processors,
signal queues) are those of an idle machine.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.platforms.base import INFINITY
from trainer.engine.process import maps
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import DIRECTORY, HOME, PROC, SYMBOLIC_LINK, USER, DirectoryNode, LinkNode, Node
from trainer.engine.process.limits import Resource
from trainer.engine.process.open_files import O_CLOEXEC
from trainer.engine.process.proc_memory import MemoryFile, PageMap
from trainer.engine.process.proc_smaps import rollup, smaps
from trainer.engine.process.proc_status import stat, statm, status
from trainer.engine.process.proc_texts import NameFile, OutOfMemory, ProcRecords, ProcText, Render, ScoreAdjustment

if TYPE_CHECKING:
    from trainer.engine.process.process import Process
    from trainer.engine.process.threads import Thread

_LIMITS = (
    ("cpu time", Resource.CPU, "seconds"),
    ("file size", Resource.FSIZE, "bytes"),
    ("data size", Resource.DATA, "bytes"),
    ("stack size", Resource.STACK, "bytes"),
    ("core file size", Resource.CORE, "bytes"),
    ("resident set", Resource.RSS, "bytes"),
    ("processes", Resource.NPROC, "processes"),
    ("open files", Resource.NOFILE, "files"),
    ("locked memory", Resource.MEMLOCK, "bytes"),
    ("address space", Resource.AS, "bytes"),
    ("file locks", Resource.LOCKS, "locks"),
    ("pending signals", Resource.SIGPENDING, "signals"),
    ("msgqueue size", Resource.MSGQUEUE, "bytes"),
    ("nice priority", Resource.NICE, ""),
    ("realtime priority", Resource.RTPRIO, ""),
    ("realtime timeout", Resource.RTTIME, "us"),
)


def _maps(process: "Process") -> bytes:
    return maps.render(process.space.snapshot()).encode()


def _limits(process: "Process") -> bytes:
    lines = [f"{'Limit':<25} {'Soft Limit':<20} {'Hard Limit':<20} {'Units':<10}"]
    for name, resource, unit in _LIMITS:
        found = process.kernel.limits.get(resource)
        assert not isinstance(found, Errno)
        soft, hard = ("unlimited" if value == INFINITY else value for value in found)
        lines.append(f"{'Max ' + name:<25} {soft:<20} {hard:<20} " + (f"{unit:<10}" if unit else ""))
    return "".join(line + "\n" for line in lines).encode()


def _strings(first: str, last: str) -> Render:
    """Show the bytes between two places of the initial stack as they are now."""

    def render(process: "Process") -> bytes:
        loaded = process.loaded
        start, end = getattr(loaded, first), getattr(loaded, last)
        return process.memory.load(start, end - start)

    return render


def _auxiliary(process: "Process") -> bytes:
    start = process.loaded.auxiliary
    end = start
    while process.memory.load_u64(end):
        end += 16
    return process.memory.load(start, end + 16 - start)


def _machine_memory(process: "Process") -> bytes:
    """Return the beginning of /proc/meminfo: half of the memory is in use."""
    total = process.platform.memory // 1024
    sizes = {
        "MemTotal": total,
        "MemFree": total // 2,
        "MemAvailable": total // 2,
        "Buffers": 0,
        "Cached": 0,
        "SwapCached": 0,
        "SwapTotal": 0,
        "SwapFree": 0,
        "CommitLimit": total // 2,
        "Committed_AS": process.space.data_size() // 1024,
        "VmallocTotal": (1 << 35) - 1,
    }
    lines = [f"{name + ':':<15} {size:>8} kB\n" for name, size in sizes.items()]
    lines += [f"{name + ':':<16}{0:>8}\n" for name in ("HugePages_Total", "HugePages_Free", "HugePages_Rsvd")]
    return "".join([*lines, "Hugepagesize:       2048 kB\n"]).encode()


_MOUNT = 29  # the number of the file system that everything lies in
# what Linux has beyond that
_OF_PROCESSES = """
arch_status attr autogroup cgroup clear_refs coredump_filter cpuset gid_map io latency loginuid map_files
mountinfo mounts mountstats net ns numa_maps oom_adj patch_state personality projid_map root sched schedstat sessionid
setgroups stack syscall task timers timerslack_ns uid_map wchan
"""
_OF_THE_MACHINE = """
buddyinfo cpuinfo devices filesystems interrupts iomem kallsyms loadavg locks modules mounts net pagetypeinfo partitions
slabinfo stat swaps sys uptime version vmallocinfo vmstat zoneinfo
"""
_TEXTS: dict[str, Render] = {
    "maps": _maps,
    "smaps": smaps,
    "smaps_rollup": rollup,
    "oom_score": lambda process: f"{(1000 + process.part(OutOfMemory).adjustment) * 2 // 3}\n".encode(),
    "status": status,
    "statm": statm,
    "stat": stat,
    "limits": _limits,
    "cmdline": _strings("arguments_start", "environment_start"),
    "environ": _strings("environment_start", "environment_end"),
    "auxv": _auxiliary,
}
WRITABLE = ("/comm", "/oom_score_adj")
_RECORDS = ("maps", "smaps")  # those that the kernel makes area by area


def _settings(process: "Process") -> dict[str, object]:
    platform = process.platform
    return {
        "vm/overcommit_memory": 0,
        "vm/overcommit_ratio": 50,
        "vm/max_map_count": platform.max_map_count,
        "vm/mmap_min_addr": platform.mmap_min_address,
        "vm/legacy_va_layout": 0,
        "kernel/randomize_va_space": 2,
        "kernel/pid_max": 32768,
    }


def find(process: "Process", path: str) -> ProcText | MemoryFile | PageMap | None:
    """Return the file ``path`` of /proc, None where there is none.

    Raises LimitReached for one that Linux has and the simulation lacks.
    """
    _, _, owner, *rest = path.split("/")
    name = "/".join(rest)
    if owner == "sys" and (setting := _settings(process).get(name)) is not None:
        return ProcText(path, process, lambda _: f"{setting}\n".encode())
    if owner == "meminfo" and not rest:
        return ProcText(path, process, _machine_memory)
    is_own = owner in ("self", "thread-self") or owner == str(process.threads.pid)
    thread = _named_thread(process, owner, rest) if is_own else None
    if thread is not None:
        return NameFile(path, process, thread)
    if rest[:1] and rest[0] in _OF_PROCESSES.split() if is_own else owner in _OF_THE_MACHINE.split():
        raise LimitReached(f"The program asks for {path}, which is not in the simulation.")
    if not is_own:
        return None
    if name == "mem":
        return MemoryFile(path, process.space)
    if name == "pagemap":
        return PageMap(path, process.space)
    if name == "oom_score_adj":
        return ScoreAdjustment(path, process)
    if rest[:1] == ["fdinfo"] and len(rest) == 2:
        return _descriptor(process, path, rest[1])
    if name in _RECORDS:
        return ProcRecords(path, process, _TEXTS[name])
    return ProcText(path, process, _TEXTS[name]) if name in _TEXTS else None


def _named_thread(process: "Process", owner: str, rest: list[str]) -> "Thread | None":
    """Return the thread whose name a file ``comm`` shows."""
    threads = process.threads
    match rest:
        case ["comm"]:
            return process.thread if owner == "thread-self" else threads.main
        case ["task", number, "comm"]:
            return next((thread for thread in threads.threads if str(thread.tid) == number), None)
    return None


def _descriptor(process: "Process", path: str, number: str) -> ProcText | None:
    """Return what tells about an open file: its offset and flags."""
    fd = int(number) if number.isdecimal() else -1
    opened = process.kernel.files.get(fd)
    if opened is None:
        return None
    flags = opened.flags | (O_CLOEXEC if fd in process.kernel.close_on_exec else 0)
    inode = opened.node.number if opened.node is not None else fd + 1
    text = f"pos:\t{opened.offset}\nflags:\t0{flags:o}\nmnt_id:\t{_MOUNT}\nino:\t{inode}\n"
    return ProcText(path, process, lambda _: text.encode())


def link(process: "Process", path: str) -> str | None:
    """Return what a symbolic link of /proc points to."""
    names = {
        "exe": f"{HOME}/{process.program_name.removeprefix('./')}",
        "cwd": process.kernel.directory.path(),
        "root": "/",
    }
    folder, _, name = path.rpartition("/")
    if folder in _folders(process, "fd") and name.isdecimal() and int(name) in process.kernel.files:
        return _description(process, int(name))
    return names.get(name) if folder in _folders(process) else None


def _folders(process: "Process", *below: str) -> list[str]:
    """Return the paths of a folder of the process."""
    return ["/".join(("/proc", owner, *below)) for owner in ("self", "thread-self", str(process.threads.pid))]


def _description(process: "Process", fd: int) -> str:
    """Return what /proc says that a descriptor refers to."""
    opened = process.kernel.files[fd]
    if isinstance(opened.node, DirectoryNode):
        return opened.node.path()
    if opened.file is not None:
        return opened.file.path
    if opened.stream is not None and process.tty:
        return "/dev/pts/0"
    kind = opened.channel.name if opened.channel is not None else "pipe:"
    return f"{kind}[{20000 + fd}]" if kind.endswith(":") else f"anon_inode:[{kind}]"


def folder(process: "Process", path: str) -> Callable[[], dict[str, Node]] | None:
    """Return what lists a folder of /proc that changes by itself: open descriptors, threads; None for no such one."""
    if path in _folders(process, "fd") or path in _folders(process, "fdinfo"):
        return lambda: {
            str(fd): LinkNode(fd + 1, SYMBOLIC_LINK | 0o777, USER, device=PROC) for fd in process.kernel.files
        }
    if path in _folders(process, "task"):
        return lambda: {
            str(thread.tid): DirectoryNode(thread.tid, DIRECTORY | 0o555, USER, device=PROC)
            for thread in process.threads.threads
        }
    return None
