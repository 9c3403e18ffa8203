"""The functions as programs call them."""

import struct

import pytest
from heap_process import HeapProcess

from trainer.engine.libc.heap import entry
from trainer.engine.libc.registry import FUNCTIONS


@pytest.fixture
def process():
    return HeapProcess()


@pytest.mark.parametrize("name", ["malloc", "free", "calloc", "realloc", "aligned_alloc", "memalign", "mallopt"])
def test_the_functions_are_registered(name):
    assert name in FUNCTIONS


@pytest.mark.parametrize(("function", "layout"), [(entry.mallinfo, "<10i"), (entry.mallinfo2, "<10Q")])
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


def test_malloc_stats_prints_on_stderr(process):
    entry.malloc(process, 5000)

    entry.malloc_stats(process)

    assert process.messages == (
        "Arena 0:\n"
        "system bytes     =     135168\n"
        "in use bytes     =       5664\n"
        "Total (incl. mmap):\n"
        "system bytes     =     135168\n"
        "in use bytes     =       5664\n"
        "max mmap regions =          0\n"
        "max mmap bytes   =          0\n"
    )
