"""The regions of an address space, and what each kind of region is.

Facts are those of Linux x86-64 with glibc (proc_pid_maps(5), mmap(2), pthreads(7), measured) unless a row says that
only the textbook has it.
"""

from enum import StrEnum
from typing import NamedTuple

from trainer.engine.lazy_dataclasses import dataclass


class RegionKind(StrEnum):
    """What a range of addresses is for."""

    KERNEL = "kernel"
    ARGS_ENV = "args-env"
    MAIN_STACK = "main-stack"
    MAIN_GUARD = "main-guard"
    MAIN_TLS = "main-tls"
    THREAD_STACK = "thread-stack"
    THREAD_GUARD = "thread-guard"
    THREAD_TLS = "thread-tls"
    HEAP = "heap"
    BSS = "bss"
    DATA = "data"
    RODATA = "rodata"
    RELRO = "relro"
    TEXT = "text"
    ELF_HEADER = "elf-header"
    MMAP = "mmap"
    ARENA = "arena"
    LIBC = "libc"
    LD_SO = "ld.so"
    VDSO = "vdso"
    VVAR = "vvar"
    VSYSCALL = "vsyscall"
    UNMAPPED = "unmapped"


@dataclass(frozen=True, slots=True)
class Region:
    """A range ``start <= address < end`` with one purpose and one set of permissions.

    ``permissions`` is as in /proc/PID/maps (``rw-p``); ``thread`` is the owning thread (1 is main) or None;
    ``shared_by`` says who may use it; ``grows`` is ``up``, ``down`` or empty; ``resident`` counts the bytes of
    the pages that are in memory; ``path`` is what /proc/PID/maps shows in its last column. ``area`` is the start of
    the kernel's mapping that the region is a part of, ``offset`` the place of that mapping in its file.
    """

    start: int
    end: int
    permissions: str
    kind: RegionKind
    label: str
    thread: int | None = None
    shared_by: str = ""
    grows: str = ""
    resident: int = 0
    path: str = ""
    area: int = 0
    offset: int = 0

    @property
    def size(self) -> int:
        """Length in bytes."""
        return self.end - self.start

    def __contains__(self, address: object) -> bool:
        return isinstance(address, int) and self.start <= address < self.end


class KindDescription(NamedTuple):
    """What a kind of region is called, holds, may do, who uses it and where it grows."""

    title: str
    holds: str
    permissions: str
    shared_by: str
    grows: str = ""


ALL_THREADS = "all threads"
OWNER = "one thread"

DESCRIPTIONS: dict[RegionKind, KindDescription] = {
    RegionKind.KERNEL: KindDescription(
        "kernel space", "system calls, device drivers, memory management", "---", "all processes"
    ),
    RegionKind.ARGS_ENV: KindDescription(
        "arguments and environment", "the strings and arrays that main() is passed", "rw-", ALL_THREADS
    ),
    RegionKind.MAIN_STACK: KindDescription(
        "main thread stack", "calls, return addresses, local variables", "rw-", OWNER, "down"
    ),
    RegionKind.MAIN_GUARD: KindDescription("main thread guard page", "nothing: any access faults", "---", OWNER),
    RegionKind.MAIN_TLS: KindDescription(
        "main thread TLS", "the main thread's thread_local variables and descriptor", "rw-", OWNER
    ),
    RegionKind.THREAD_STACK: KindDescription(
        "thread stack", "calls, return addresses, local variables of a thread", "rw-", OWNER, "down"
    ),
    RegionKind.THREAD_GUARD: KindDescription("thread guard page", "nothing: any access faults", "---", OWNER),
    RegionKind.THREAD_TLS: KindDescription(
        "thread TLS", "a thread's thread_local variables and descriptor", "rw-", OWNER
    ),
    RegionKind.HEAP: KindDescription("heap", "what malloc returns", "rw-", ALL_THREADS, "up"),
    RegionKind.BSS: KindDescription("BSS", "globals and statics that start as zero", "rw-", ALL_THREADS),
    RegionKind.DATA: KindDescription("data", "globals and statics with an initial value", "rw-", ALL_THREADS),
    RegionKind.RODATA: KindDescription("read-only data", "string literals and const objects", "r--", ALL_THREADS),
    RegionKind.RELRO: KindDescription(
        "read-only after relocation",
        "const objects that hold addresses, and the linker's tables",
        "r--",
        ALL_THREADS,
    ),
    RegionKind.TEXT: KindDescription("text", "machine code", "r-x", ALL_THREADS),
    RegionKind.ELF_HEADER: KindDescription(
        "ELF header", "the executable's headers and symbol tables", "r--", ALL_THREADS
    ),
    RegionKind.MMAP: KindDescription("mapping", "what mmap() returned", "rw-", ALL_THREADS),
    RegionKind.ARENA: KindDescription(
        "malloc arena", "what malloc returns to threads other than main", "rw-", ALL_THREADS, "up"
    ),
    RegionKind.LIBC: KindDescription("C library", "code and data of libc.so.6", "r-x", ALL_THREADS),
    RegionKind.LD_SO: KindDescription("dynamic linker", "code and data of ld-linux-x86-64.so.2", "r-x", ALL_THREADS),
    RegionKind.VDSO: KindDescription("vdso", "kernel-provided code that runs in user mode", "r-x", "all processes"),
    RegionKind.VVAR: KindDescription("vvar", "kernel-provided variables of the vdso", "r--", "all processes"),
    RegionKind.VSYSCALL: KindDescription("vsyscall", "the legacy system call page", "--x", "all processes"),
    RegionKind.UNMAPPED: KindDescription("unmapped", "nothing: any access faults", "---", ""),
}
