from hypothesis import given
from hypothesis import strategies as st

from trainer.engine.process.marks import Mark, Marks
from trainer.engine.regions import RegionKind

HEAP, TLS = RegionKind.HEAP, RegionKind.MAIN_TLS


def ranges(marks):
    return [(mark.start, mark.end, mark.kind) for mark in marks.overlapping(0, 1000)]


def test_a_later_mark_covers_an_earlier_one_to_the_byte():
    marks = Marks()
    marks.set(Mark(0, 100, HEAP, "heap"))

    marks.set(Mark(33, 40, TLS, "tls"))

    assert ranges(marks) == [(0, 33, HEAP), (33, 40, TLS), (40, 100, HEAP)]


def test_neighbours_that_say_the_same_become_one():
    marks = Marks()
    marks.set(Mark(0, 10, HEAP, "heap"))
    marks.set(Mark(20, 30, HEAP, "heap"))

    marks.set(Mark(10, 20, HEAP, "heap"))

    assert ranges(marks) == [(0, 30, HEAP)]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 40), st.integers(0, 12), st.sampled_from([HEAP, TLS]))))
def test_marks_agree_with_a_table_of_bytes(steps):
    marks, table = Marks(), {}

    for put, start, size, kind in steps:
        for byte in range(start, start + size):
            table.pop(byte, None)
        if put:
            marks.set(Mark(start, start + size, kind, ""))
            table |= dict.fromkeys(range(start, start + size), kind)
        else:
            marks.clear(start, start + size)

    assert {byte: kind for start, end, kind in ranges(marks) for byte in range(start, end)} == table
