"""The ``trainer`` command as a process of its own, which ``python -m trainer`` is, too."""

import gc
import sys

from trainer.cli import main


def start() -> int:
    """Run the command; returns the exit status."""
    status = main()
    if "trainer.desktop" not in sys.modules:
        gc.freeze()  # all memory goes back to the host at once: do not search it for cycles first
    return status


if __name__ == "__main__":
    sys.exit(start())
