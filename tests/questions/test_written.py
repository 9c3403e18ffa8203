"""Values as people write them into cells."""

import pytest

from trainer.questions.probes import Unit
from trainer.questions.written import Special, read, same, write


@pytest.mark.parametrize(
    ("text", "unit", "base", "value"),
    [
        ("12", Unit.NUMBER, 10, 12),
        ("-3", Unit.NUMBER, 10, -3),
        ("0x1f", Unit.NUMBER, 10, 31),
        ("1F", Unit.NUMBER, 16, 31),
        ("10", Unit.NUMBER, 16, 16),
        ("101", Unit.NUMBER, 2, 5),
        ("17", Unit.NUMBER, 8, 15),
        ("'A'", Unit.NUMBER, 10, 65),
        ("'\\n'", Unit.NUMBER, 10, 10),
        ("NULL", Unit.ADDRESS, 10, 0),
        ("132 KiB", Unit.BYTES, 10, 135168),
        ("1.5", Unit.NUMBER, 10, 1.5),
        ("Heap", Unit.REGION, 10, "heap"),
        ("main thread  stack", Unit.REGION, 10, "main-stack"),
        ("yes", Unit.TRUTH, 10, True),
        (" RW- ", Unit.NAME, 10, "rw-"),
        ("?", Unit.NUMBER, 10, Special.UNKNOWN),
        ("unknown", Unit.REGION, 10, Special.UNKNOWN),
        ("lots", Unit.NUMBER, 10, Special.UNREADABLE),
        ("attic", Unit.REGION, 10, Special.UNREADABLE),
        ("", Unit.NUMBER, 10, Special.UNREADABLE),
    ],
)
def test_what_a_text_means(text, unit, base, value):
    assert read(text, unit, base) == value


@pytest.mark.parametrize(
    ("value", "base", "size", "text"),
    [(255, 16, 4, "0xff"), (-1, 16, 1, "0xff"), (-2, 10, 4, "-2"), (5, 2, 1, "0b101"), (True, 10, 1, "yes")],
)
def test_how_a_value_is_written(value, base, size, text):
    assert write(value, base, size) == text


def test_in_other_bases_than_ten_a_negative_number_is_also_its_bytes():
    assert same(0xFF, -1, 16, 1)
    assert not same(255, -1, 10, 1)
    assert not same(0xFF, -1, 16, 4)


def test_a_truth_is_no_number():
    assert not same(1, True)
    assert not same(Special.UNREADABLE, 0)


@pytest.mark.parametrize("base", [2, 8, 10, 16])
@pytest.mark.parametrize("value", [0, 1, 200, -1, -128, 2**31 - 1])
def test_what_is_written_is_read_back(value, base):
    assert same(read(write(value, base, 4), Unit.NUMBER, base), value, base, 4)
