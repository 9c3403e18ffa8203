"""States of a run, forwards and backwards."""

import re
import struct
from pathlib import Path

import pytest

from trainer.engine import Limits, Timeline, run

PROGRAMS = Path(__file__).parent / "programs"
SOURCES = sorted(PROGRAMS.glob("*.c"))
COUNTING = """\
#include <stdlib.h>
int total;
static void add(int n)
{
    total += n;
}
int main(void)
{
    char *block = malloc(16);
    for (int i = 0; i < 3; i++) {
        block[i] = i;
        add(i);
    }
    free(block);
    return total;
}
"""


@pytest.fixture(scope="module")
def timeline():
    return run(COUNTING).timeline


def test_each_statement_is_a_step(timeline):
    assert [timeline.line_of(step) for step in range(6)] == [9, 10, 11, 12, 5, 10]


def test_a_state_is_that_before_its_statement(timeline):
    first, second, third = timeline.steps_at(5)

    assert [timeline.at(step).evaluate("total").value for step in (first, second, third)] == [0, 0, 1]


def test_states_are_the_same_backwards_as_forwards(timeline):
    steps = range(len(timeline) + 1)
    forwards = [timeline.at(step).variables for step in steps]

    backwards = [timeline.at(step).variables for step in reversed(steps)]

    assert backwards[::-1] == forwards


def test_a_state_knows_its_calls(timeline):
    state = timeline.at(timeline.steps_at(5)[1])

    assert [(frame.function, frame.line) for frame in state.frames] == [("add", 5), ("main", 12)]
    assert state.depth == 2


def test_a_state_knows_types_places_and_regions_of_its_variables(timeline):
    state = timeline.at(timeline.steps_at(12)[2])
    variables = {variable.name: variable for variable in state.variables}

    assert (variables["block"].type, variables["block"].region) == ("char *", "main-stack")
    assert (variables["i"].value, variables["total"].value) == ("2", "1")
    assert (state.evaluate("block[2]").value, state.evaluate("block").target_region) == (2, "heap")


def test_a_state_shows_the_heap_as_it_was(timeline):
    before, after = timeline.at(timeline.steps_at(10)[0]), timeline.at(timeline.steps_at(15)[0])
    address = before.evaluate("block").value

    assert {chunk.address: chunk.status for chunk in before.heap()}[address] == "in use"
    assert {chunk.address: chunk.status for chunk in after.heap()}[address] == "tcache"


def test_memory_that_is_not_mapped_cannot_be_read(timeline):
    assert timeline.at(0).read(0x1000, 4) is None


@pytest.mark.parametrize("expression", ["nothing", "total +", "block->x", "1 + 1", "f()"])
def test_what_cannot_be_watched_is_said_in_a_sentence(timeline, expression):
    with pytest.raises(LookupError, match=r"\.$"):
        timeline.at(1).evaluate(expression)


def test_a_step_outside_of_the_run_is_refused(timeline):
    with pytest.raises(IndexError, match="there is no step"):
        timeline.at(len(timeline) + 1)


def test_calls_are_found_by_the_name_of_their_function(timeline):
    assert timeline.calls("add") == [(step, 1) for step in timeline.steps_at(5)]
    assert timeline.calls("nobody") == []


def test_the_arguments_can_be_read_where_their_pages_are_read_only():
    timeline = run("int main(int argc, char **argv)\n{\n    return argc;\n}\n", "textbook").timeline

    assert timeline.at(0).evaluate("argv[0][0]").value == ord(".")


def test_what_the_program_never_touched_can_be_read():
    timeline = run('char *word = "never read";\nint main(void)\n{\n    return 0;\n}\n').timeline

    assert timeline.at(0).evaluate("word[0]").value == ord("n")


# one that executes itself is not recorded
@pytest.mark.parametrize("name", [path.stem for path in SOURCES if not re.search(r"\bexec[lv]", path.read_text())])
def test_the_end_of_the_timeline_is_what_the_process_left_in_memory(name):
    source, limits = (PROGRAMS / f"{name}.c").read_text(), Limits(seconds=4)
    timeline = run(source, limits=limits).timeline

    end = timeline.at(len(timeline))

    resident = run(source, limits=limits, record=False).process.memory.resident
    assert [number for number, page in resident.items() if end.read(number * 4096, 4096) != bytes(page)] == []


def test_a_call_leaves_the_frame_pointer_and_the_return_address_on_the_stack():
    source = """
    int inner(int n) { return n + 1; }
    int main(void) { return inner(1); }
    """
    timeline = run(source).timeline
    state = timeline.at(timeline.steps_at(2)[0])
    inner, main = state.frames

    saved, back = struct.unpack("<2Q", state.read(inner.base, 16))

    assert saved == main.base
    assert state.region_at(back).kind == "text"


def test_members_and_numbers_of_all_kinds_have_values():
    source = """
    struct bits { int small : 3; unsigned rest : 5; long whole; } b = {-2, 30, 7};
    long double wide = 1.5L;
    int main(void) { return 0; }
    """

    values = {variable.name: variable.value for variable in run(source).timeline.at(0).globals}

    assert values == {"b": "{small = -2, rest = 30, whole = 7}", "wide": "1.5"}


def test_a_run_that_is_stopped_amid_a_record_can_be_visited_to_its_end():
    result = run(COUNTING)
    log, records = result.log, list(result.log.records)
    lengths = []

    for count in range(len(records)):
        log.records[:] = records[:count]
        log.cut(result.process.program.scalar_codes)
        timeline = Timeline(result.process, log)
        lengths.append(timeline.at(len(timeline)).step)

    assert lengths == sorted(lengths)
    assert lengths[-1] == len(run(COUNTING).timeline)
