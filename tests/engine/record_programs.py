"""Adds programs to ``programs/`` with what they do on this machine, which must be Debian 12 on x86-64 with gcc.

    python tests/engine/record_programs.py FILE.c ...

Each is run 25 times with ASLR, stdout a pipe, and not as root; one that does not do the same every time is refused.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAMS = Path(__file__).parent / "programs"
EXPECTED = PROGRAMS / "expected.json"
ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/", "LANG": "C", "LC_ALL": "C"}
RUNS = 25
NOBODY = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}


def observe(program):
    """Run a compiled program; return what it printed and how it ended."""
    options = {"stdin": subprocess.DEVNULL, "capture_output": True, "env": ENVIRONMENT, **NOBODY}
    done = subprocess.run([program], check=False, **options)
    code = done.returncode
    return {
        "exit_code": code if code >= 0 else None,
        "signal": signal.Signals(-code).name if code < 0 else None,
        "stderr": done.stderr.decode(),
        "stdout": done.stdout.decode(),
    }


def record(source):
    """Compile and run a program; return the one thing that it does."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        program = Path(folder) / source.stem
        options = ["-std=gnu11", "-O0", "-g", "-pthread", "-w"]
        subprocess.run(["gcc", *options, source.name, "-o", program], check=True, cwd=source.parent)
        seen = [observe(program) for _ in range(RUNS)]
    if any(other != seen[0] for other in seen):
        raise SystemExit(f"{source} does not do the same in each run")
    return seen[0]


def main():
    """Record the programs named on the command line."""
    expected = json.loads(EXPECTED.read_text())
    for name in sys.argv[1:]:
        source = Path(name).resolve()
        expected[source.stem] = record(source)
        if source.parent != PROGRAMS:
            shutil.copy(source, PROGRAMS)
        EXPECTED.write_text(json.dumps(expected, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
