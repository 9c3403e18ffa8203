"""At which addresses the sections of a program lie: as gcc and ld lay out a PIE and the kernel maps it, or flat."""

from random import Random

from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.platforms.base import GIB, MIB, PAGE, Platform
from trainer.engine.process.image import ImageSizes, align
from trainer.engine.process.threads import DESCRIPTOR_SIZE

# a PIE of gcc 12 and ld 2.40 (measured with nm and readelf)
_INIT = 0x20  # .plt follows .init; one entry of 16 bytes for each imported function, and one more
_START_CODE = 0xE9  # _start and its helpers lie before the first function
_FINI, _FINI_CODE = 0x20, 9
_EH_FRAME_HEADER, _EH_FRAME = 0x24, 0x8C  # and for each function …
_HEADER_ENTRY, _FRAME_ENTRY = 8, 0x20
_GOT_PLT_HEADER = 0x18  # the last bytes of the read-only part of .got.plt
_GOT, _DYNAMIC, INIT_FINI = 0x28, 0x1E0, 0x10

# in libc.so.6: behind its last instruction, and among buffers that the engine has no use for
_LIBRARY_SPARE_CODE, _LIBRARY_SPARE_DATA = 0x17B100, 0x1DD000
_LIBRARY_DATA = 2 * PAGE
_LIBRARY_CONSTANTS = 4 * PAGE
_FUNCTION_SIZE = 16  # of library functions that have no known place
_LIBRARY_CODE = 128 << 10


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the parts of a process begin; with ASLR these are random."""

    base: int
    mapping_top: int
    stack_top: int
    break_shift: int = 0
    stack_shift: int = 0


def place(platform: Platform, random: Random | None = None) -> Placement:
    """Choose the places: fixed ones, or with ``random`` as the kernel randomises them (28 bits of pages each)."""
    base, stack_top = platform.segments.base, platform.stack.top
    if random is None or not platform.randomises:
        return Placement(base, platform.mapping_top, stack_top)
    stack_top -= random.getrandbits(22) * PAGE
    gap = platform.stack_limit + 16 * GIB + 1 * MIB
    mapping_top = platform.user_end - gap - random.getrandbits(28) * PAGE
    base += random.getrandbits(28) * PAGE
    return Placement(base, mapping_top, stack_top, random.randrange(GIB // PAGE) * PAGE, random.randrange(8192))


@dataclass(frozen=True, slots=True)
class SegmentAddresses:
    """Where the sections begin, each with its header; ``text`` is the program's first function.

    In the file, all from ``relro_page`` on lies ``behind`` bytes earlier than in memory.
    ``data_end`` and ``bss_end`` are what C calls edata and end. ``heap_start`` is the first break.
    ``tls_offset`` is negative: the thread-local block lies that far from the thread pointer. ``library`` is the start
    of the C library; ``library_code``, ``library_data`` and ``library_constants`` are places for those of its
    functions, objects and read-only objects that have no known one in it.
    """

    placement: Placement
    sizes: ImageSizes
    text: int
    text_end: int
    rodata: int
    relro_page: int
    behind: int
    relro: int
    data_page: int
    data: int
    data_end: int
    bss: int
    bss_end: int
    heap_start: int
    stack_top: int
    tls_offset: int
    thread_pointer: int
    tls_start: int
    tls_end: int
    library: int
    library_code: int
    library_data: int
    library_constants: int
    startup: tuple[int, ...]

    @property
    def entry_point(self) -> int:
        """Where the kernel lets an ELF program start: its start-up code lies before the first function."""
        return self.text - align(_START_CODE, self.sizes.text_align) if self.startup else self.text

    def library_symbol(self, platform: Platform, name: str) -> int:
        """Return the address of a function or object of the C library, 0 where it is not known."""
        offset = platform.library_symbols.get(name)
        return 0 if offset is None else self.library + offset

    def library_function(self, platform: Platform, name: str, index: int) -> int:
        """Return the address of a library function, the program's number ``index`` (0 …); its memory is executable."""
        return self.library_symbol(platform, name) or self.library_code + _FUNCTION_SIZE * index


def linker_symbols(at: SegmentAddresses) -> dict[str, int]:
    """Return the addresses of the names that the linker defines (end(3); ld's default script)."""
    code_end = align(at.text_end, 4) + _FINI_CODE
    return {
        "__executable_start": at.placement.base,
        "__ehdr_start": at.placement.base,
        "__data_start": at.data,
        "data_start": at.data,
        "__bss_start": at.data_end,
        **dict.fromkeys(("etext", "_etext", "__etext"), code_end),
        **dict.fromkeys(("edata", "_edata"), at.data_end),
        **dict.fromkeys(("end", "_end"), at.bss_end),
    }


def plan(platform: Platform, sizes: ImageSizes, placement: Placement | None = None) -> SegmentAddresses:
    """Return the addresses of a program with these sizes; without ``placement``, those without ASLR."""
    placement = placement or place(platform)
    return _plan_elf(platform, sizes, placement) if platform.segments.elf else _plan_flat(platform, sizes, placement)


def _plan_elf(platform: Platform, sizes: ImageSizes, placement: Placement) -> SegmentAddresses:
    base = placement.base
    plt = align(base + sizes.headers, PAGE) + _INIT
    plt_end = plt + 16 * (sizes.imports + 1) + 8 * (sizes.called_and_taken + 1)
    text = align(plt_end, max(16, sizes.text_align)) + align(_START_CODE, sizes.text_align)
    text_end = text + sizes.text
    rodata = align(text_end + _FINI, PAGE)
    eh_frame = align(align(rodata + sizes.rodata, 4) + _EH_FRAME_HEADER + _HEADER_ENTRY * sizes.functions, 8)
    rodata_end = eh_frame + _EH_FRAME + _FRAME_ENTRY * sizes.functions
    tables = _DYNAMIC + _GOT + 8 * sizes.taken + _GOT_PLT_HEADER
    cleared_align = max(8, sizes.tbss_align)  # .tbss takes no room, but aligns what follows
    relro_end = align(align(align(rodata_end, PAGE), sizes.tls_align) + sizes.tdata, cleared_align) + INIT_FINI
    if sizes.relro:
        relro_end = align(align(relro_end, sizes.relro_align) + sizes.relro, 8)
    data_page = align(relro_end + tables, PAGE)
    relro = (data_page - tables - sizes.relro) & -sizes.relro_align
    start = relro - INIT_FINI
    if sizes.tls.size:  # the linker moves all in front of the tables down until the thread-local data are aligned
        start = ((start & -cleared_align) - sizes.tdata) & -sizes.tls_align
        relro = align(align(start + sizes.tdata, cleared_align) + INIT_FINI, sizes.relro_align)
        start = start if sizes.tdata else align(start, cleared_align)
    # in the file it lies behind what is before, at the same place in a page
    in_file = (rodata_end & -PAGE) + start % PAGE
    in_file += PAGE if in_file < rodata_end else 0
    data = align(data_page + 8 * sizes.imports, sizes.data_align)
    data_end = data + sizes.data
    bss = align(data_end, sizes.bss_align)
    bss_end = align(bss + sizes.bss, 8)
    starts, at = [], placement.mapping_top
    for mapping in platform.startup:
        at -= mapping.span
        starts.append(at)
    libc, libc_start = platform.startup[-1], starts[-1]
    # a mapping of three pages or more never fits the hole that ld.so.cache leaves when TLS is set up: it is in use
    tls = sizes.tls
    tls_start = align(at - tls.mapping_size, tls.static_alignment)
    return SegmentAddresses(
        placement=placement,
        sizes=sizes,
        text=text,
        text_end=text_end,
        rodata=rodata,
        relro_page=start & -PAGE,
        behind=start - in_file,
        relro=relro,
        data_page=data_page,
        data=data,
        data_end=data_end,
        bss=bss,
        bss_end=bss_end,
        heap_start=align(bss_end, PAGE) + placement.break_shift,
        stack_top=placement.stack_top,
        tls_offset=-tls.program_offset,
        thread_pointer=tls_start + tls.static_size - DESCRIPTOR_SIZE,
        tls_start=tls_start,
        tls_end=at,
        library=libc_start,
        library_code=libc_start + _LIBRARY_SPARE_CODE,
        library_data=libc_start + _LIBRARY_SPARE_DATA,
        library_constants=libc_start + sum(piece.size for piece in libc.pieces[:2]) + 0x1C000,
        startup=tuple(starts),
    )


def _plan_flat(platform: Platform, sizes: ImageSizes, placement: Placement) -> SegmentAddresses:
    rules, stack = platform.segments, platform.stack
    text = placement.base
    text_end = text + sizes.text
    library_code = align(text_end, PAGE)
    rodata = align(max(library_code + _LIBRARY_CODE, text + rules.minimum_text), PAGE)
    relro = align(rodata + sizes.rodata, max(16, sizes.relro_align))
    library_constants = align(relro + sizes.relro, 64)
    data = align(max(library_constants + _LIBRARY_CONSTANTS, rodata + rules.minimum_rodata), PAGE)
    library_data = align(data + sizes.data, 64)
    data_end = max(library_data + _LIBRARY_DATA, data + rules.minimum_data)
    bss = align(data_end, PAGE)
    bss_end = align(max(bss + sizes.bss, bss + rules.minimum_bss), PAGE)
    tls_size = align(max(stack.tls, sizes.tls.program_offset + 0x80 + DESCRIPTOR_SIZE), PAGE)
    if stack.top:
        stack_top, tls_end = stack.top, stack.top - stack.size - stack.guard
    else:
        # nothing may lie between heap and stack, so the TLS is above
        stack_top = bss_end + platform.heap.reserve + stack.size
        tls_end = stack_top + tls_size
    return SegmentAddresses(
        placement=placement,
        sizes=sizes,
        text=text,
        text_end=text_end,
        rodata=rodata,
        relro_page=rodata,
        behind=0,
        relro=relro,
        data_page=data,
        data=data,
        data_end=data_end,
        bss=bss,
        bss_end=bss_end,
        heap_start=bss_end,
        stack_top=stack_top,
        tls_offset=-sizes.tls.program_offset,
        thread_pointer=(tls_end - DESCRIPTOR_SIZE) & -64,
        tls_start=tls_end - tls_size,
        tls_end=tls_end,
        library=library_code,
        library_code=library_code + PAGE,
        library_data=library_data,
        library_constants=library_constants,
        startup=(),
    )
