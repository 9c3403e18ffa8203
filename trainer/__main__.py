"""The ``trainer`` command as a process of its own, which ``python -m trainer`` is, too."""

import gc
import sys


def start() -> int:
    """Run the command; returns the exit status.

    No garbage is looked for while it starts: nothing of what is imported goes away again, nor does anything before the
    end of a short command; what may go on for long looks for it. At the end all memory goes back to the host at once.
    """
    gc.disable()
    from trainer.cli import main

    status = main()
    if "trainer.desktop" not in sys.modules:
        gc.freeze()
    return status


if __name__ == "__main__":
    sys.exit(start())
