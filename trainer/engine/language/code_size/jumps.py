"""Jumps: those within 127 bytes are shorter."""

from trainer.engine.language.code_size.operands import NEAR

SHORT = 2  # bytes of a jump within 127 bytes
_JUMP, _BRANCH = 5, 6  # of others


def branch(distance: int) -> int:
    """Return the length of a conditional jump."""
    return SHORT if distance < NEAR else _BRANCH


def jump(distance: int) -> int:
    """Return the length of a jump."""
    return SHORT if distance < NEAR else _JUMP
