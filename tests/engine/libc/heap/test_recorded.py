"""The model does what the real malloc did when the traces were recorded (``record.py``)."""

import json

import pytest
from record import RECORDED
from traced_process import Place
from traces import Result, compare

RECORDS = json.loads(RECORDED.read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", RECORDS)
def test_a_recorded_trace_gives_the_same_bytes(entry):
    real = Result(Place(*entry["place"]), entry["lines"], tuple(entry["ending"]))

    assert compare(real, entry["trace"]) is None
