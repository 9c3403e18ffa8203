"""Fixtures of the engine's tests."""

import pytest

from tests.engine.machine import CACHE
from trainer.engine.lazy_dataclasses import replace
from trainer.engine.platforms import PLATFORMS


@pytest.fixture
def this_machine(monkeypatch):
    """Let the hole that the unmapped cache of the dynamic linker leaves be as large as on this machine."""
    size = -(-CACHE.stat().st_size // 4096) * 4096
    linux = PLATFORMS["linux-x86_64"]
    startup = tuple(
        replace(mapping, span=size, pieces=(replace(mapping.pieces[0], size=size),))
        if mapping.label == str(CACHE)
        else mapping
        for mapping in linux.startup
    )
    monkeypatch.setitem(PLATFORMS, linux.name, replace(linux, startup=startup))
