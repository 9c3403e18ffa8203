"""The functions as programs call them."""

import struct

import pytest

from trainer.engine import run
from trainer.engine.libc.heap import accounts, entry
from trainer.engine.libc.registry import FUNCTIONS


@pytest.mark.parametrize("name", ["malloc", "free", "calloc", "realloc", "aligned_alloc", "memalign", "mallopt"])
def test_the_functions_are_registered(name):
    assert name in FUNCTIONS


@pytest.mark.parametrize(("function", "layout"), [(accounts.mallinfo, "<10i"), (accounts.mallinfo2, "<10Q")])
def test_statistics_are_stored_where_the_caller_wants_them(process, function, layout):
    destination = entry.malloc(process, 100)

    function(process, destination)

    fields = struct.unpack(layout, process.memory.load(destination, struct.calcsize(layout)))
    assert fields == process.heap.information()


def test_reallocarray_notices_an_overflow(process):
    assert entry.reallocarray(process, 0, 1 << 40, 1 << 40) == 0
    assert process.errno == 12


def test_valloc_and_pvalloc_work_in_pages(process):
    assert entry.valloc(process, 100) % 4096 == 0
    assert entry.malloc_usable_size(process, entry.pvalloc(process, 100)) >= 4096


def test_malloc_stats_prints_on_stderr():
    result = run("#include <stdlib.h>\n#include <malloc.h>\nint main(void) { malloc(5000); malloc_stats(); }")

    assert result.stderr == (
        "Arena 0:\n"
        "system bytes     =     135168\n"
        "in use bytes     =       5664\n"
        "Total (incl. mmap):\n"
        "system bytes     =     135168\n"
        "in use bytes     =       5664\n"
        "max mmap regions =          0\n"
        "max mmap bytes   =          0\n"
    )


def test_malloc_info_describes_the_bins_in_xml():
    program = """
        #include <stdio.h>
        #include <stdlib.h>
        #include <malloc.h>
        int main(void) {
            setvbuf(stdout, NULL, _IONBF, 0);
            void *block = malloc(5000);
            malloc(24);
            free(block);
            return malloc_info(0, stdout);
        }
    """

    assert run(program).stdout.startswith(
        '<malloc version="1">\n'
        '<heap nr="0">\n'
        "<sizes>\n"
        '  <unsorted from="5009" to="5009" total="5009" count="1"/>\n'
        "</sizes>\n"
        '<total type="fast" count="0" size="0"/>\n'
        '<total type="rest" count="2" size="134481"/>\n'
        '<system type="current" size="135168"/>\n'
    )


def test_a_program_that_found_libc_through_a_free_block_can_change_the_parameters_of_malloc():
    program = """
        #include <stdio.h>
        #include <stdlib.h>
        int main(void) {
            size_t *leak = malloc(2000), *block = malloc(2000);
            malloc(24);
            free(leak);
            size_t *tcache_bins = (size_t *)(leak[0] - 0x918);
            printf("%zu bins\\n", *tcache_bins);
            *tcache_bins = 1000;
            free(block);
            printf("in the tcache: %d\\n", malloc(2000) == block);
        }
    """

    assert run(program).stdout == "64 bins\nin the tcache: 1\n"
