"""How much a run may use."""

from trainer.engine.lazy_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a run; to reach one is the outcome ``limit``.

    ``steps`` executed statements, ``memory`` bytes of resident simulated pages, ``output`` bytes on stdout and stderr
    together, ``seconds`` of processor time, ``depth`` nested calls.
    """

    steps: int = 10_000_000
    memory: int = 1 << 30
    output: int = 1 << 20
    seconds: float = 1.4
    depth: int = 400_000
