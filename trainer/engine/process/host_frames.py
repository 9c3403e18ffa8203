"""Finding the registers and the C line of running code by looking at the host's frames.

Generated functions keep ``sp`` and ``fp`` in variables of those names, and a table gives the C line of each of
their lines, as debugging information does. So neither costs anything until somebody asks.
"""

import os
import sys
from types import FrameType

PROGRAM = "<C program>"
_HERE = __file__.removesuffix("host_frames.py")
MACHINE_CODE = os.path.join(_HERE, "machine_code", "running.py")  # its frames have a variable ``state``
RETURNS = os.path.join(_HERE, "code_addresses.py")  # one that returns elsewhere has ``sp``, ``fp`` and ``target``


def innermost(files: tuple[str, ...] = (PROGRAM,)) -> FrameType | None:
    """Return the host frame of the innermost running C function, or of what else is in ``files``; None without one."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename in files:
            return frame
        frame = frame.f_back
    return None
