"""The floating-point environment (fenv.h): rounding is always to nearest, and no exceptions are remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


@function()
def fegetround(process: Process) -> int:
    """Return FE_TONEAREST."""
    return 0
