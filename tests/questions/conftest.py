"""Questions are made from the keys that an author writes, and asked of the real engine."""

import pytest
from pydantic import TypeAdapter

from trainer.questions import AnyQuestion


@pytest.fixture
def make():
    adapter = TypeAdapter(AnyQuestion)

    def make(kind, **keys):
        fields = {"kind": kind, "id": "a-question", "title": "A question", "prompt": "?", "platform": "textbook"}
        return adapter.validate_python({**fields, **keys})

    return make


@pytest.fixture
def prepare(make):
    def prepare(kind, *, seed=0, **keys):
        return make(kind, **keys).prepare(seed)

    return prepare
