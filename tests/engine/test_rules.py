import re

import pytest

from trainer.engine.events import Rule
from trainer.engine.regions import DESCRIPTIONS, RegionKind
from trainer.engine.rules import SENTENCES, size_text


def test_a_rule_is_a_sentence_with_its_numbers():
    rule = Rule("break-moved", {"end": 0x55555557A000})

    assert rule.sentence().endswith("the heap now ends at 0x55555557a000.")


def test_a_rule_without_a_sentence_still_says_its_numbers():
    assert Rule("no-such-rule", {"size": 3}).sentence() == "no-such-rule: size = 3"


@pytest.mark.parametrize("name", SENTENCES)
def test_no_sentence_puts_a_size_with_its_own_parentheses_into_others(name):
    assert not re.search(r"\([^)]*:size\}", SENTENCES[name])


def test_sizes_are_written_with_the_largest_unit_that_divides_them():
    assert [size_text(size) for size in (1, 100, 135168, 8 << 20)] == [
        "1 byte",
        "100 bytes",
        "132 KiB (135168 bytes)",
        "8 MiB (8388608 bytes)",
    ]


def test_every_kind_of_region_is_described():
    assert set(DESCRIPTIONS) == set(RegionKind)
