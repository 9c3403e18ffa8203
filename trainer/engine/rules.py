"""The rules that decide things in a run, as English sentences with places for the numbers.

Sizes and addresses in a template use a format: ``{size:size}`` prints ``132 KiB (135168 bytes)``, ``{address:hex}``
prints ``0x7ffff7dd1000``.
"""

from collections.abc import Mapping
from string import Formatter
from typing import Any

from trainer.engine.events import Datum

SENTENCES: dict[str, str] = {
    # address space
    "highest-hole": "mmap without an address takes the highest hole that is large enough, at its upper end: "
    "{length:size} at {address:hex}.",
    "huge-alignment": "A private anonymous mapping whose length is a multiple of 2 MiB is aligned to 2 MiB: "
    "{length:size} at {address:hex}.",
    "lowest-hole": "MAP_32BIT takes the lowest hole between 1 and 2 GiB that is large enough: {length:size} at "
    "{address:hex}.",
    "hint-used": "The range at the hinted address {address:hex} is free, so mmap uses it.",
    "hint-ignored": "The range at the hinted address {hint:hex} is not free, so mmap chose {address:hex} itself.",
    "map-fixed": "MAP_FIXED puts the mapping exactly at {address:hex} and replaces what was there.",
    "no-room": "No hole of the address space is large enough for {length:size}.",
    "no-huge-pages": "The system keeps no huge pages ready (vm.nr_hugepages is 0), so MAP_HUGETLB finds none.",
    "overcommit": "RAM and swap together have {memory:size}; one request for more is refused, "
    "and this one is for {length:size}.",
    "limit-as": "RLIMIT_AS counts every mapping and allows {limit:size}; {length:size} more would pass it.",
    "limit-data": "RLIMIT_DATA counts the heap and private writable mappings and allows {limit:size}; "
    "{length:size} more would pass it.",
    "limit-memlock": "RLIMIT_MEMLOCK allows a process to lock {limit:size} of memory; this would be more.",
    "no-rights-to-lock": "The pages at {address:hex} allow no access, so mlock cannot bring them in.",
    "map-count": "A process may have at most {count} mappings.",
    "bad-argument": "{call} refuses the argument: {why}.",
    "mprotect-hole": "mprotect met a hole at {address:hex}; the part before the hole is already changed.",
    "unmap-whole-pages": "munmap works on whole pages; {length:size} were released.",
    "break-moved": "The break is byte-exact, but memory is mapped in pages: the heap now ends at {end:hex}.",
    "break-blocked": "The break cannot rise to {address:hex}: {gap:size} must stay free below the mapping at "
    "{next:hex}.",
    "break-ceiling": "The operating system keeps a gap between heap and stacks: the heap may not pass {limit:hex}.",
    "break-below-stack": "Nothing lies between heap and stack: the break may rise up to the stack pointer "
    "{stack_pointer:hex}.",
    "break-meets-stack": "The heap would pass the stack pointer {stack_pointer:hex}, so the break does not move.",
    "break-asked": "An address below the heap's start (0, for instance) moves nothing: the break is {end:hex}.",
    "rights-changed": "mprotect changes whole pages: {length:size} from {address:hex} are {rights} from now on. The "
    "process had {old} mappings and has {new}: areas are split where rights differ, and neighbours alike are merged.",
    "mapping-grows": "What follows the mapping at {address:hex} is free, so it grew in place to {length:size}.",
    "mapping-shrinks": "The mapping stays at {address:hex} with {length:size}; what lay behind was unmapped.",
    "mapping-moved": "The mapping moved from {address:hex} to {result:hex}: its pages get other addresses, and nothing "
    "is copied.",
    "pages-dropped": "MADV_DONTNEED drops the pages at once: private memory reads as zeros, or as its file, when it is "
    "touched again.",
    "pages-may-go": "MADV_FREE lets the kernel take the pages when it needs memory; a write before that keeps them.",
    "hole-punched": "MADV_REMOVE takes the pages out of the file behind the mapping too: they read as zeros for "
    "everybody who shares it.",
    "pages-populated": "The pages of the range were brought into memory, as if each had been touched.",
    "advice-marks": "This advice marks the mapping for later (fork, core dumps, huge pages) and touches no page.",
    "advice-unseen": "This advice changes how the kernel works, and nothing that the program could see.",
    "residency-told": "mincore tells which pages are in memory: {present} of {pages} are.",
    "pages-locked": "Locked pages are brought into memory at once and stay there.",
    "pages-unlocked": "Unlocked pages stay in memory, but the kernel may take them from now on.",
    "written-back": "msync writes changed pages back to the file; whoever else maps it sees them already.",
    "limit-set": "The new limit counts for what is asked for from now on; what the process already has, it keeps.",
    "demand-zero": "A page comes into memory at its first access, filled with zeros.",
    "no-mmu": "Without an MMU there are no page permissions: {call} changes nothing.",
    # page faults
    "stack-growth": "The main stack grew down to {address:hex}: a page fault below it extends it as long as it stays "
    "within the stack limit of {limit:size}.",
    "stack-limit": "The main stack may be {limit:size} long, measured from its end {end:hex}; {address:hex} is beyond.",
    "stack-gap": "The main stack may not come closer than {gap:size} to the mapping that ends at {next:hex}.",
    "not-mapped": "Nothing is mapped at {address:hex}.",
    "null-page": "The first pages of the address space are never mapped, so that a null pointer faults: {address:hex}.",
    "above-break": "{address:hex} lies above the end of the heap, {end:hex}; nothing is mapped there.",
    "guard-page": "{address:hex} is in a guard page ({region}): no access is allowed, so that a stack that overflows "
    "faults instead of running into what lies below.",
    "kernel-half": "{address:hex} belongs to the kernel; a program cannot use it.",
    "non-canonical": "{address:hex} is not a canonical address, so the processor reports no address.",
    "no-permission": "The page at {address:hex} is {permissions} ({region}); it does not allow: {access}.",
    "beyond-file": "{address:hex} lies beyond the end of the mapped file, so there is no page to show.",
    "division-traps": "The processor cannot divide by zero, nor give a quotient that does not fit: it traps, and the "
    "kernel sends SIGFPE.",
    "no-jump-target": "The buffer at {buffer:hex} holds no place to jump to: setjmp did not fill it in, or the "
    "function that called setjmp has returned.",
    # files
    "lowest-descriptor": "{call} returns the lowest descriptor that was free: {result}.",
    "descriptor-replaced": "Descriptor {target} now stands for the same open file as {fd}; what it stood for before "
    "was closed.",
    "descriptor-freed": "Descriptor {fd} is free again; the open file lasts until its last descriptor is closed.",
    "pipe-ends": "What is written to descriptor {write} is read from {read}: the lowest two that were free.",
    "read-what-is-there": "{call} gives what is there, at most the {count:,} bytes asked for: {result:,}.",
    "end-of-file": "Nothing is left to read, so {call} returns 0: the end of the file.",
    "written-at-once": "The bytes go straight to the kernel; no buffer of stdio holds them back.",
    "buffer-full": "The stream's buffer of {size:,} bytes has no more room, so its bytes are written to descriptor "
    "{descriptor}.",
    "line-complete": "The stream is line-buffered, so a newline has its bytes written to descriptor {descriptor}.",
    "stream-unbuffered": "The stream has no buffer, as stderr has none, so its bytes are written at once.",
    "stream-flushed": "The program asked for what waits in the buffer of descriptor {descriptor} to be written.",
    "stream-closed": "Closing a stream writes what waits in its buffer.",
    "flushed-at-exit": "exit, or the return from main, writes what waits in the buffers of stdio; _exit, abort and "
    "signals lose it.",
    "flushed-before-reading": "Before input is awaited, what waits for the terminal or in the same stream is written.",
    "flushed-before-seeking": "Before another place of the file is sought, what waits in the buffer is written.",
    "file-resized": "The file has {size:,} bytes now; mapped pages that lie wholly beyond its end fault with SIGBUS.",
    "place-moved": "The next read or write of the open file begins at byte {result:,}.",
    "name-made": "{call} made a new name in a directory.",
    "name-removed": "The name is gone; a file lasts as long as another name or a descriptor stands for it.",
    "renamed": "The file has the new name; what had that name before was replaced in the same moment.",
    "mode-changed": "The new rights count for opening from now on; descriptors that are open keep theirs.",
    "access-allowed": "The rights of the file allow what was asked about.",
    "directory-changed": "Paths that do not begin with / start from the new directory.",
    "segment-of-key": "shmget gives the number of the segment with that key; IPC_PRIVATE makes a new one each time.",
    "segment-detached": "The segment is not mapped here any more; it lasts until IPC_RMID, and its last user, end it.",
    "call-failed": "{call} failed with {error}: {why}.",
    # malloc
    "request-too-large": "No object may be larger than {most:,} bytes (PTRDIFF_MAX), so a request of {request:,} "
    "bytes fails with ENOMEM.",
    "tcache-made": "The thread's first use of the heap made its tcache structure, a chunk of {chunk:,} bytes at "
    "{address:hex}.",
    "tcache-hit": "The request of {request:,} bytes needs a chunk of {chunk:,} bytes; the thread's tcache bin of "
    "that size held {count}, and the one freed last was taken.",
    "fastbin-hit": "The request of {request:,} bytes needs a chunk of {chunk:,} bytes; the one freed last was "
    "taken from the fastbin, and {stashed} more of them moved to the tcache.",
    "smallbin-hit": "The request of {request:,} bytes needs a chunk of {chunk:,} bytes; the oldest one of its "
    "small bin was taken, and {stashed} more of them moved to the tcache.",
    "first-fit-unsorted": "The request of {request:,} bytes needs a chunk of {chunk:,} bytes; a freed chunk of "
    "exactly that size was found in the unsorted bin.",
    "unsorted-through-tcache": "What the unsorted bin held of exactly {chunk:,} bytes moved to the tcache "
    "(chunks: {stashed}), and the one that came last was taken.",
    "last-remainder-split": "The request of {request:,} bytes needs a chunk of {chunk:,} bytes, cut from what was "
    "left of the chunk split last ({found:,} bytes); {remainder:,} bytes remain free.",
    "best-fit": "The request of {request:,} bytes needs a chunk of {chunk:,} bytes; the best fit, a free chunk of "
    "{found:,} bytes, was taken from its {bin}.",
    "best-fit-split": "The request of {request:,} bytes needs a chunk of {chunk:,} bytes; the best fit, a free "
    "chunk of {found:,} bytes in a {bin}, was split, and {remainder:,} bytes remain free.",
    "top-split": "The request of {request:,} bytes needs a chunk of {chunk:,} bytes; no free chunk fits, so it "
    "was cut from the top chunk of {top:,} bytes.",
    "heap-starts": "The first allocation moved the break by {growth:,} bytes to make a heap.",
    "heap-grows": "The request of {request:,} bytes needs a chunk of {chunk:,} bytes and the top chunk has only "
    "{top:,}, so malloc moved the break by {growth:,} bytes.",
    "heap-continued": "The break could not be moved, so malloc continued the heap with {mapped:,} bytes from mmap "
    "for a chunk of {chunk:,} bytes.",
    "arena-grows": "The request of {request:,} bytes needs a chunk of {chunk:,} bytes and the thread's arena has "
    "only {top:,} left, so {growth:,} more bytes of its area became usable.",
    "arena-continues": "The arena's 64 MiB area has only {top:,} bytes left, so a second area was reserved for a "
    "chunk of {chunk:,} bytes.",
    "mmap-threshold": "The request of {request:,} bytes needs a chunk of {chunk:,} bytes, which is at or above "
    "the mmap threshold of {threshold:,}, and no free chunk is large enough, so malloc mapped {mapped:,} bytes "
    "with mmap.",
    "mmap-limit": "The request of {request:,} bytes is larger than {threshold:,} bytes, so malloc does not use "
    "the heap: it mapped {mapped:,} bytes with mmap.",
    "mmap-instead-of-arena": "No arena had room for a chunk of {chunk:,} bytes, so malloc mapped {mapped:,} bytes.",
    "product-too-large": "The product of count and size does not fit into 64 bits: the call fails with ENOMEM.",
    "alignment-too-large": "No power of two in 64 bits is as large as the alignment: the call fails with EINVAL.",
    "malloc-fails": "The request of {request:,} bytes needs a chunk of {chunk:,} bytes, and the system gave no "
    "more memory: malloc returns NULL and sets errno to ENOMEM.",
    "aligned": "A larger chunk was cut at a multiple of {alignment:,}: {leader:,} bytes below and {tail:,} bytes "
    "above the block were freed.",
    # free
    "free-null": "free(NULL) does nothing.",
    "tcache-put": "The chunk of {chunk:,} bytes went into the thread's tcache, which now holds {count} of that "
    "size (at most 7); it is not merged with its neighbours.",
    "fastbin-put": "The tcache bin of this size is full, so the chunk of {chunk:,} bytes went into a fastbin; it "
    "is not merged with its neighbours.",
    "unsorted-put": "The chunk of {chunk:,} bytes is too large for a fastbin and has no free neighbour: it went "
    "into the unsorted bin.",
    "consolidated": "The chunk of {chunk:,} bytes was merged with its free neighbours to {merged:,} bytes, which "
    "went into the unsorted bin.",
    "merged-into-top": "The chunk of {chunk:,} bytes borders on the top chunk and was merged with it: {top:,} bytes.",
    "heap-trimmed": "The top chunk was large enough to give {released:,} bytes back to the system; {top:,} remain.",
    "area-unmapped": "The last area of the arena became empty and was unmapped; its top chunk has {top:,} bytes.",
    "unmapped": "The chunk has a mapping of its own, so free unmapped its {mapped:,} bytes.",
    "threshold-raised": "Freeing a mapped chunk of {chunk:,} bytes raised the mmap threshold from {old:,} to "
    "{threshold:,} bytes (and the trim threshold to {trim:,}): such sizes come from the heap from now on.",
    # realloc
    "realloc-in-place": "The chunk of {old:,} bytes already fits {request:,} bytes, so the block stays as it is.",
    "realloc-shrinks": "The block stays where it is with a chunk of {chunk:,} bytes; the rest of its {old:,} was "
    "freed.",
    "realloc-into-top": "The block borders on the top chunk, so it grew in place from {old:,} to {chunk:,} bytes.",
    "realloc-joins-next": "The next chunk ({next:,} bytes) is free, so the block grew in place from {old:,} to "
    "{chunk:,} bytes.",
    "realloc-moves": "The block of {old:,} bytes cannot grow in place, so its contents were copied to a new chunk "
    "of {chunk:,} bytes and the old one was freed.",
    "realloc-remaps": "The block has a mapping of its own, which mremap changed from {old:,} to {chunk:,} bytes.",
    # threads
    "thread-stack-mapped": "pthread_create mapped {mapped:size} for the thread: {size:size} of stack and, added "
    "below, a guard of {guard:size}; thread-local storage and the thread descriptor take the top of the stack.",
    "thread-stack-cached": "The stack of a thread that has ended was still in the cache, so the new thread runs on it: "
    "{size:size} of stack, with the same pthread_t.",
    "thread-stack-slot": "The thread got a slot above the main stack: {size:size} of stack, a guard of {guard:size} "
    "below it, and thread-local storage below that.",
    "thread-stack-supplied": "The thread runs on memory that the program supplied, {size:size} of it; no guard "
    "lies below.",
    "thread-stack-kept": "The stack of the ended thread stays mapped in a cache of at most {limit:size}; its unused "
    "pages were given back.",
    "thread-stack-left": "The thread ran on memory that the program supplied; it stays as it is.",
    # signals
    "signal-default": "{signal} has no handler, and its default action ends the process.",
    "signal-blocked": "{signal} came from the running code while it was blocked or ignored; such a signal cannot "
    "wait, so the kernel ends the process.",
    "signal-frame-does-not-fit": "The kernel could not write the handler's frame at {frame:hex}, so it ended the "
    "process. A handler of a stack overflow needs sigaltstack and SA_ONSTACK.",
    "handler-on-stack": "The handler runs in the thread that caused or took the signal, on its stack: the kernel wrote "
    "the saved registers and siginfo_t below the red zone, at {frame:hex}.",
    "handler-on-alternate-stack": "The handler was installed with SA_ONSTACK, so it runs on the stack given to "
    "sigaltstack; the frame is at {frame:hex}.",
    # processes
    "fork-copies": "The child is a copy of its parent: private pages are copied when one of the two writes, MAP_SHARED "
    "pages stay common, and only the calling thread goes on.",
    "too-many-processes": "The simulation holds at most {most} processes.",
    "program-replaced": "execve replaces the address space with that of the new program; the process and its open "
    "descriptors stay, and what waits in buffers of stdio is lost.",
    "heap-check-failed": "malloc found its own data damaged: {message}. It ends the process with SIGABRT.",
}


class _RuleFormatter(Formatter):
    """Formats sizes and addresses the way the trainer prints them."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "hex":
            return f"{value:#x}"
        if format_spec == "size":
            return size_text(value)
        return str(super().format_field(value, format_spec))


def size_text(size: int) -> str:
    """Write a size in bytes with the largest unit that divides it: ``132 KiB (135168 bytes)``."""
    if size == (1 << 64) - 1:
        return "unlimited"
    for shift, unit in ((40, "TiB"), (30, "GiB"), (20, "MiB"), (10, "KiB")):
        if size >= 1 << shift and size % (1 << shift) == 0:
            return f"{size >> shift} {unit} ({size} bytes)"
    return f"{size} byte" if size == 1 else f"{size} bytes"


def sentence(name: str, values: Mapping[str, Datum]) -> str:
    """Render the rule ``name``; a rule that has no sentence yet is given by its name and numbers."""
    template = SENTENCES.get(name)
    if template is None:
        return f"{name}: " + ", ".join(f"{key} = {value}" for key, value in values.items())
    return _RuleFormatter().vformat(template, (), values)
