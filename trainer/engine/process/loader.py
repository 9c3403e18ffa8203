"""Building the address space that a program starts in: exec, the dynamic linker and the start-up code at once."""

from functools import cache
from random import Random
from typing import TYPE_CHECKING

from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.platforms.base import Piece, StartupMapping
from trainer.engine.process import elf_header, initial_stack, stacks, start_residency
from trainer.engine.process.address_space import AddressSpace
from trainer.engine.process.file_nodes import HOME
from trainer.engine.process.image import ProgramImage, align
from trainer.engine.process.image_layout import SegmentAddresses
from trainer.engine.process.initial_stack import InitialStack
from trainer.engine.process.sources import BlankFile, SharedPages
from trainer.engine.process.threads import DESCRIPTOR_SIZE
from trainer.engine.process.vma import PAGE_SIZE, Protection, VmaFlag, page_down, page_up
from trainer.engine.regions import RegionKind

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

READ = Protection.READ
READ_WRITE = Protection.READ | Protection.WRITE
READ_EXECUTE = Protection.READ | Protection.EXECUTE
PRIVATE = VmaFlag.ACCOUNTED
STACK = VmaFlag.ACCOUNTED | VmaFlag.GROWS_DOWN
# main returns to __libc_start_call_main + 0x7a (measured)
START_CALL_MAIN = 0x7A
# the last of the start-up functions, right before the program's first one: endbr64; jmp register_tm_clones
FRAME_DUMMY = bytes.fromhex("f30f1efae977ffffff")
# the whole of a main stack is one buffer as long as its limit stays below this
STACK_BUFFER = 64 << 20


@dataclass(frozen=True, slots=True)
class LoadedProgram:
    """Where things are when main is called.

    ``stack_pointer`` is that of main's caller before the call, ``return_address`` where main returns to in it.
    ``argv`` and ``envp`` are the addresses of the arrays, ``auxiliary`` that of the vector behind them; the strings of
    the arguments begin at ``arguments_start``, those of the environment lie from ``environment_start`` to its end.
    """

    addresses: SegmentAddresses
    stack_pointer: int
    argc: int
    argv: int
    envp: int
    thread_pointer: int
    return_address: int
    auxiliary: int
    arguments_start: int
    environment_start: int
    environment_end: int


def load(process: "Process", image: ProgramImage) -> LoadedProgram:
    """Map ``image`` into the empty space of ``process``, with the arguments and environment of that.

    Thread-local storage of main is filled with the image's initial values.
    """
    space, addresses = process.space, image.addresses
    log, space.memory.log = space.memory.log, None  # which begins with what is loaded
    space.mapping_top = addresses.placement.mapping_top
    space.break_start = space.break_end = addresses.heap_start
    space.main_stack_top = addresses.stack_top
    space.library_code, space.library_data = addresses.library_code, addresses.library_data
    space.library_constants = addresses.library_constants
    # the 16 random bytes must not shift what the program draws later
    random = Random(process.random.getrandbits(64))
    if space.platform.segments.elf:
        code = _map_elf(space, image, f"{HOME}/{process.program_name.removeprefix('./')}")
        process.kernel.tree.add_program(code)
        _map_startup(space, addresses)
        top = addresses.stack_top
    else:
        _map_flat(space, image)
        top = _map_flat_stack(space, addresses)
    arguments = [argument.encode() for argument in process.arguments]
    variables = [f"{name}={value}".encode() for name, value in process.environment.items()]
    block = initial_stack.build(addresses, top, arguments, variables, random)
    stack_pointer = _place_arguments(space, addresses, block, top)
    thread_pointer = addresses.thread_pointer
    space.memory.store(thread_pointer + addresses.tls_offset, image.tdata)
    space.memory.log = log
    # until main the dynamic linker had its cache mapped, and gave it back
    holes = (piece.size for mapping in space.platform.startup for piece in mapping.pieces if not piece.permissions)
    space.areas.peak = space.areas.size + sum(holes)
    return LoadedProgram(
        addresses,
        stack_pointer,
        len(arguments),
        block.argv,
        block.envp,
        thread_pointer,
        addresses.library + space.platform.library_symbols.get("__libc_start_call_main", 0) + START_CALL_MAIN,
        block.auxiliary,
        *block.strings,
    )


def _map_elf(space: AddressSpace, image: ProgramImage, path: str) -> SharedPages:
    """Map the program that lies at ``path``; returns the contents of its file."""
    at = image.addresses
    base, relro_page, data_page = at.placement.base, at.relro_page, at.data_page
    # text and read-only data keep their distance in the file
    code = SharedPages(relro_page - base, path)
    code.write(0, elf_header.build(at, at.entry_point))
    code.write(at.text - len(FRAME_DUMMY) - base, FRAME_DUMMY + image.text)
    code.write(at.rodata - base, image.rodata)
    variables = SharedPages(page_up(at.data_end) - base - at.behind, path)
    variables.write(at.relro - base - at.behind, image.relro)
    variables.write(at.data - base - at.behind, image.data)
    for source in (code, variables):
        source.changed.clear()
    text_page, rodata_page = base + 0x1000, page_down(at.rodata)
    header, data_end = RegionKind.ELF_HEADER, page_up(at.data_end)
    space.map(base, text_page - base, READ, kind=header, source=code, offset=0)
    text, text_size = RegionKind.TEXT, page_up(at.text_end + 0x20) - text_page
    space.map(text_page, text_size, READ_EXECUTE, kind=text, source=code, offset=text_page - base)
    rodata, rodata_size = RegionKind.RODATA, relro_page - rodata_page
    constants = _constants(space)
    space.map(rodata_page, rodata_size, constants, kind=rodata, source=code, offset=rodata_page - base)
    size, offset = data_end - relro_page, relro_page - base - at.behind
    space.map(relro_page, size, READ_WRITE, flags=PRIVATE, source=variables, offset=offset)
    bss_end = page_up(at.bss_end)
    if bss_end > data_end:
        space.map(data_end, bss_end - data_end, READ_WRITE, flags=PRIVATE)
    start_residency.touch_program(space, image)
    space.protect(relro_page, data_page, READ)
    space.mark(relro_page, data_page, RegionKind.RELRO)
    space.mark(data_page, at.data_end, RegionKind.DATA)
    space.mark(at.data_end, max(bss_end, data_end), RegionKind.BSS)
    return code


def _constants(space: AddressSpace) -> int:
    return READ_WRITE if space.platform.segments.constants_writable else READ


def _map_startup(space: AddressSpace, addresses: SegmentAddresses) -> None:
    """Map libraries, vdso and the main thread's TLS from the top of the mapping area downwards."""
    faults = space.paging.faults
    for mapping, start in zip(space.platform.startup, addresses.startup, strict=True):
        map_library(space, mapping, start)
    space.paging.faults = faults + space.platform.startup_faults
    size = addresses.tls_end - addresses.tls_start
    space.map(addresses.tls_start, size, READ_WRITE, flags=PRIVATE)
    space.fill_in(addresses.tls_start, addresses.thread_pointer + DESCRIPTOR_SIZE)
    space.mark(addresses.tls_start, addresses.tls_end, RegionKind.MAIN_TLS, thread=1)


def map_library(space: AddressSpace, mapping: StartupMapping, start: int) -> None:
    """Map the pieces of a library from ``start`` upwards, as the dynamic linker leaves them."""
    library, at = BlankFile(mapping.span, mapping.path, _header(mapping.pieces[0])), start
    for piece in mapping.pieces:
        source, offset = library, at - start - piece.behind
        if piece.path:
            source, offset = BlankFile(piece.size, piece.path, _header(piece)), 0
        protection = _protection(piece.permissions)
        if piece.permissions:
            space.map(
                at,
                piece.size,
                protection,
                kind=piece.kind,
                label=mapping.label,
                flags=PRIVATE if piece.written else VmaFlag.NONE,
                source=None if piece.anonymous else source,
                offset=offset,
            )
            start_residency.touch_piece(space, piece, at)
            if piece.header is not None:
                space.memory.resident[at // PAGE_SIZE] = source.page(0)
        at += piece.size


def _header(piece: Piece) -> bytes:
    return b"" if piece.header is None else elf_header.of_library(piece.header)


def _map_flat(space: AddressSpace, image: ProgramImage) -> None:
    at, rules = image.addresses, space.platform.heap
    for start, end, protection, kind in (
        (at.text, at.rodata, READ_EXECUTE, RegionKind.TEXT),
        (at.rodata, at.data, _constants(space), RegionKind.RODATA),
        (at.data, at.bss, READ_WRITE, RegionKind.DATA),
        (at.bss, at.bss_end, READ_WRITE, RegionKind.BSS),
        (at.heap_start, at.heap_start + rules.reserve, READ_WRITE, RegionKind.HEAP),
    ):
        flags = PRIVATE | VmaFlag.BREAK if kind is RegionKind.HEAP and not rules.meets_stack else PRIVATE
        source = None
        if kind in (RegionKind.TEXT, RegionKind.RODATA, RegionKind.DATA):
            source = SharedPages(end - start)
            for address, content in (
                (at.text, image.text),
                (at.rodata, image.rodata),
                (at.relro, image.relro),
            ):
                if start <= address < end:
                    source.write(address - start, content)
            if kind is RegionKind.DATA:
                source.write(0, image.data)
            source.resize(end - start)
        space.map(start, end - start, protection, kind=kind, flags=flags, source=source)


def _map_flat_stack(space: AddressSpace, at: SegmentAddresses) -> int:
    """Map the main stack with guard and TLS, and the slots of threads; return where the arguments end."""
    platform, stack, top = space.platform, space.platform.stack, at.stack_top
    bottom = top - stack.size
    space.map(bottom, stack.size, READ_WRITE, kind=RegionKind.MAIN_STACK, thread=1, flags=PRIVATE)
    space.paging.frames.reserve(bottom, top)
    if stack.guard:
        space.map(bottom - stack.guard, stack.guard, Protection.NONE, kind=RegionKind.MAIN_GUARD, thread=1)
    tls_size = at.tls_end - at.tls_start
    space.map(at.tls_start, tls_size, READ_WRITE, kind=RegionKind.MAIN_TLS, thread=1, flags=PRIVATE)
    slots, threads = space.thread_slots, platform.threads
    slots.tls = align(max(threads.tls, tls_size), 4096)
    slots.low = max(top, at.tls_end)
    slots.high = slots.low + threads.slots * (threads.size + threads.guard + slots.tls)
    for number in range(threads.mapped):
        mapped = stacks.add_slot(space, threads.size, threads.guard, number + 2)
        if mapped is not None:
            slots.ready.append((*mapped, threads.guard))
    if not platform.arguments:
        return top
    end = platform.user_end
    space.map(end - platform.arguments, platform.arguments, READ_WRITE, kind=RegionKind.ARGS_ENV)
    return end


def _place_arguments(space: AddressSpace, at: SegmentAddresses, block: InitialStack, top: int) -> int:
    """Write the block that ends at ``top``; return the stack pointer of main's caller."""
    platform = space.platform
    if platform.stack.grows:
        size = top - page_down(block.argc) + platform.stack.size - 4096
        space.map(top - size, size, READ_WRITE, flags=STACK)
        space.paging.frames.reserve(top - STACK_BUFFER, top)
    space.memory.store(block.argc, block.content)
    if platform.startup:
        space.touch(block.argc - initial_stack.LINKER_FRAMES, block.argc)
    if platform.arguments:
        start = top - platform.arguments
        space.protect(start, top, READ)
        return at.stack_top - initial_stack.START_FRAMES
    space.mark(block.argc, top, RegionKind.ARGS_ENV)
    return block.stack_pointer


@cache
def _protection(permissions: str) -> int:
    """Read ``r-x`` as flags."""
    return sum(1 << bit for bit, letter in enumerate(permissions[:3]) if letter != "-")
