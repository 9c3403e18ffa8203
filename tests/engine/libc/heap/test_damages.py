"""Each of malloc's checks on the heap, with the message that it ends the process with."""

import pytest
from damages import DAMAGES, FAULTS, START
from traced_process import Place
from traces import Model

PLACE = Place(heap=0x555555559000, arena=0x7FFFF7FA8C60, key=0x123456789ABCDEF0, mapping_top=0x7FFFF7DD2000)
AREAS = (0x7FFFF0000000,)


@pytest.mark.parametrize(("message", "trace"), DAMAGES.items(), ids=DAMAGES)
def test_damage_is_found_and_ends_the_process(message, trace):
    model = Model(PLACE, AREAS).run([*START, *trace])

    assert model.ending == ("SIGABRT", message.removesuffix(" (size 0)") + "\n")
    assert len(model.lines) == len([*START, *trace]) - 1


@pytest.mark.parametrize("trace", FAULTS.values(), ids=FAULTS)
def test_other_damage_is_found_by_the_processor(trace):
    model = Model(PLACE, AREAS).run([*START, *trace])

    assert model.ending == ("SIGSEGV", "")
