"""The variables of the environment that set malloc's parameters before a program starts."""

import pytest

from trainer.engine.libc.heap.tunables import tunables_of


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("glibc.malloc.tcache_count=2", {"tcache_count": 2}),
        ("glibc.malloc.mxfast=0x20:glibc.malloc.top_pad=010", {"top_pad": 8, "mxfast": 32}),
        ("glibc.malloc.top_pad=1:glibc.malloc.top_pad=2", {"top_pad": 2}),
        ("glibc.malloc.perturb=300", {}),
        ("glibc.malloc.arena_max=0", {}),
        ("glibc.malloc.mmap_max=-1", {}),
        ("glibc.malloc.top_pad=-1", {"top_pad": (1 << 64) - 1}),
        ("glibc.malloc.top_pad=many", {"top_pad": 0}),
        ("glibc.elision.enable=1:malloc.top_pad=5:glibc.malloc.mxfast", {}),
    ],
)
def test_a_list_of_tunables_is_read(text, chosen):
    assert tunables_of({"GLIBC_TUNABLES": text}) == chosen


def test_the_list_goes_before_an_older_variable_wherever_it_stands():
    older, newer = {"MALLOC_TOP_PAD_": "1"}, {"GLIBC_TUNABLES": "glibc.malloc.top_pad=2"}

    assert tunables_of(older | newer) == tunables_of(newer | older) == {"top_pad": 2}
