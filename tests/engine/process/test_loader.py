"""The address space at the start of main, compared with real programs (setarch -R, the same environment)."""

import struct

import pytest

from tests.engine.process.fake import loaded
from trainer.engine.process import maps

HELLO = {"text": 0x1A, "rodata": 10, "data": 16, "bss": 1}


@pytest.fixture
def process():
    return loaded(**HELLO)


def words(process, address, count):
    return struct.unpack(f"<{count}Q", process.memory.load(address, 8 * count))


class TestProgram:
    """Addresses of ``int main(void) { puts("hello"); }`` by nm."""

    def test_main_is_where_gcc_puts_it(self, process):
        assert process.program.addresses.text == 0x555555555139

    def test_five_pieces(self, process):
        pieces = [line[2] for line in process.lines()[:5]]

        assert pieces == ["r--p", "r-xp", "r--p", "r--p", "rw-p"]

    def test_sections(self, process):
        at = process.program.addresses

        assert (at.rodata, at.data, at.bss) == (0x555555556000, 0x555555558008, 0x555555558018)

    def test_the_break_follows_the_bss(self, process):
        assert process.kernel.brk(0) == 0x555555559000

    def test_a_table_of_pointers_lies_where_the_linker_puts_it(self):
        process = loaded(text=0x290, rodata=0xFE, relro=16, data=20, bss=0x1F0, tdata=4, imports=5)

        assert process.program.addresses.relro == 0x555555557DC0 + 0x10

    def test_a_large_bss_is_a_mapping_of_its_own(self):
        process = loaded(**HELLO | {"bss": 100000})

        area = process.space.areas.find(process.program.addresses.bss_end - 1)
        assert (area.start, area.end, area.permissions) == (0x555555559000, 0x555555571000, "rw-p")

    def test_initial_values_are_there(self):
        process = loaded()
        at = process.program.addresses

        assert process.memory.load_u32(at.data + 16) == 1
        assert process.memory.string(at.rodata + 4) == b"lit"
        assert process.memory.load_u8(at.bss) == 0

    def test_data_and_bss_share_a_page_but_are_two_regions(self, process):
        at = process.program.addresses

        assert process.space.region_kind(at.data_end - 1) == "data"
        assert process.space.region_kind(at.data_end) == "bss"


class TestStack:
    """A run of ``./a`` with the recorded environment."""

    def test_argc_and_strings(self):
        process = loaded()
        process.program_name = "./a"
        argc = process.program.argv - 8

        assert words(process, argc, 1) == (1,)
        assert argc % 16 == 0

    def test_environment_follows_the_arguments(self):
        process = loaded(arguments=("one", "two"))
        program = process.program
        argv, envp = words(process, program.argv, 4), words(process, program.envp, 5)

        assert program.envp == program.argv + 8 * 4
        assert [process.memory.string(pointer) for pointer in argv[:3]] == [b"./prog", b"one", b"two"]
        assert argv[1] == argv[0] + len("./prog") + 1
        assert envp[0] == argv[2] + len("two") + 1
        assert process.memory.string(envp[0]) == b"PATH=/usr/local/bin:/usr/bin:/bin"

    def test_the_block_ends_with_the_name_and_8_zero_bytes(self, process):
        assert process.memory.load(0x7FFFFFFFF000 - 15, 15) == b"./prog\0" + bytes(8)

    def test_main_stands_0x100_below_argc(self, process):
        assert process.program.stack_pointer == process.program.argv - 8 - 0x100

    def test_the_addresses_of_a_measured_run(self):
        # ./prog is one byte longer than the measured ./a twice; padding keeps argc where it was
        process = loaded()

        assert process.program.argv == 0x7FFFFFFFEDE8

    def test_arguments_lie_in_the_main_stack_and_are_writable(self, process):
        argument = words(process, process.program.argv, 1)[0]

        assert process.space.region_kind(argument) == "args-env"
        assert process.fault(argument, "write") is None


class TestThreadLocalStorage:
    @pytest.mark.parametrize(
        ("size", "start", "pointer"),
        [
            (0, 0x7FFFF7DD1000, 0x7FFFF7DD1740),
            (16, 0x7FFFF7DD1000, 0x7FFFF7DD1740),
            (64, 0x7FFFF7DD1000, 0x7FFFF7DD1780),
            (1008, 0x7FFFF7DD1000, 0x7FFFF7DD1B00),
            (4096, 0x7FFFF7DD0000, 0x7FFFF7DD1740),
            (10000, 0x7FFFF7DCF000, 0x7FFFF7DD1E40),
        ],
    )
    def test_measured_places(self, size, start, pointer):
        process = loaded(tdata=size)

        assert process.space.areas.find(pointer).start == start
        assert process.program.thread_pointer == pointer
        assert process.memory.load(pointer - size, size) == b"T" * size


class TestRandomisation:
    def test_the_same_seed_gives_the_same_addresses(self):
        assert loaded(seed=7).lines() == loaded(seed=7).lines()

    def test_other_seeds_give_others_within_the_measured_ranges(self):
        for seed in range(50):
            at = loaded(seed=seed).program.addresses

            assert 0x555555554000 <= at.placement.base < 0x565555554000
            assert 0x7EFC00000000 <= at.placement.mapping_top <= 0x7FFFF7FFF000
            assert 0 < 0x7FFFFFFFF000 - at.stack_top + 4096 <= (16 << 30) + 4096
            assert 0 <= at.heap_start - at.bss_end <= (1 << 30) + 4096

    def test_distances_within_the_libraries_are_constant(self):
        first, second = loaded(seed=1).program.addresses, loaded(seed=2).program.addresses

        assert first.startup[-1] - first.tls_start == second.startup[-1] - second.tls_start


def test_maps_prints_what_the_kernel_prints(process):
    lines = maps.render(process.space.regions()).splitlines()

    assert [line.split()[0] for line in lines] == [
        "555555554000-555555555000",
        "555555555000-555555556000",
        "555555556000-555555557000",
        "555555557000-555555558000",
        "555555558000-555555559000",
        "7ffff7dd1000-7ffff7dd4000",
        "7ffff7dd4000-7ffff7dfa000",
        "7ffff7dfa000-7ffff7f50000",
        "7ffff7f50000-7ffff7fa3000",
        "7ffff7fa3000-7ffff7fa7000",
        "7ffff7fa7000-7ffff7fa9000",
        "7ffff7fa9000-7ffff7fb6000",
        "7ffff7fc0000-7ffff7fc2000",
        "7ffff7fc2000-7ffff7fc6000",
        "7ffff7fc6000-7ffff7fc8000",
        "7ffff7fc8000-7ffff7fca000",
        "7ffff7fca000-7ffff7fcb000",
        "7ffff7fcb000-7ffff7ff1000",
        "7ffff7ff1000-7ffff7ffb000",
        "7ffff7ffb000-7ffff7ffd000",
        "7ffff7ffd000-7ffff7fff000",
        "7ffffffde000-7ffffffff000",
        "ffffffffff600000-ffffffffff601000",
    ]
    assert lines[-2] == "7ffffffde000-7ffffffff000 rw-p 00000000 00:00 0                          [stack]"
