"""Whether programs can be compared with this machine, and how they are started there."""

import os
import platform
import shutil
import subprocess
from pathlib import Path

CACHE = Path("/etc/ld.so.cache")
LIBC = "/usr/lib/x86_64-linux-gnu/libc.so.6"
ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/", "LANG": "C", "LC_ALL": "C"}


def missing():
    """Say what keeps this machine from comparing, None where nothing does."""
    for tool in ("gcc", "gdb", "setarch"):
        if shutil.which(tool) is None:
            return f"there is no {tool}"
    if platform.machine() != "x86_64" or not CACHE.exists() or not Path(LIBC).exists():
        return "the C library does not lie where Debian has it on x86-64"
    version = subprocess.run(["gcc", "-dumpversion"], capture_output=True, text=True, check=False).stdout.strip()
    glibc = os.confstr("CS_GNU_LIBC_VERSION")
    return None if (version, glibc) == ("12", "glibc 2.36") else f"gcc {version} and {glibc} lay programs out otherwise"


REASON = missing()
