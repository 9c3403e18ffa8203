"""Pictures that one can point into."""

from itertools import pairwise

import pytest

from trainer.engine import run
from trainer.questions.errors import ProbeFailed
from trainer.questions.spots import HeapPicture, MemoryPicture, RegionPicture, StackPicture, draw, find

PROGRAM = """\
#include <stdlib.h>
int callee(int argument)
{
    char text[16] = "x";
    return text[0] + argument;
}
int main(void)
{
    int table[4] = {1, 2, 3, 4};
    char *block = malloc(24);
    char *other = malloc(100);
    free(block);
    int result = callee(table[0]);
    free(other);
    return result;
}
"""


@pytest.fixture(scope="module")
def inside():
    """The process inside of callee."""
    timeline = run(PROGRAM, "textbook").timeline
    return timeline.at(timeline.steps_at(5)[0])


def titles(spots):
    return [spot.title for spot in spots]


def test_the_regions_cover_all_addresses(inside):
    spots = draw(RegionPicture(show="regions"), inside)

    assert spots[0].end == 1 << 64
    assert spots[-1].start == 0
    assert all(upper.start == lower.end for upper, lower in pairwise(spots))
    assert "Not mapped, above Heap" in titles(spots)
    assert titles(spots)[-1] == "Not mapped, at the bottom"


def test_the_stack_has_the_callers_frame_above_the_callees(inside):
    spots = titles(draw(StackPicture(show="stack"), inside))

    assert spots.index("table of main") < spots.index("Return address of callee") < spots.index("text of callee")


def test_the_heap_has_its_chunks_with_their_state(inside):
    spots = draw(HeapPicture(show="heap"), inside)
    details = [spot.detail for spot in spots]

    assert titles(spots)[0] == "Top of the heap"
    assert details[1:3] == ["112 bytes, in use", "32 bytes, tcache"]


def test_a_piece_of_memory_has_cells(inside):
    spots = draw(MemoryPicture(show="memory", start="text[0]", size=16, cell=4), inside)

    assert titles(spots) == ["text + 12", "text + 8", "text + 4", "text + 0"]


def test_the_smallest_spot_that_holds_an_address_is_found(inside):
    spots = draw(StackPicture(show="stack"), inside)
    address = inside.evaluate("text[5]").address

    assert spots[find(spots, address)].title == "text of callee"
    assert find(spots, 0) is None


def test_too_many_cells_are_refused(inside):
    with pytest.raises(ProbeFailed, match="make them larger"):
        draw(MemoryPicture(show="memory", start="text[0]", size=1024, cell=1), inside)


def test_a_picture_of_nothing_is_refused():
    timeline = run("int main(void)\n{\n    return 0;\n}\n", "textbook").timeline

    with pytest.raises(ProbeFailed, match="nothing to point at"):
        draw(HeapPicture(show="heap"), timeline.at(0))
