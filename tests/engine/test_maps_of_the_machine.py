"""``trainer maps`` prints what /proc/PID/maps says of the same program at its end, region for region."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.engine.machine import ENVIRONMENT, REASON
from trainer.engine import Limits, run
from trainer.engine.process.maps import render

PROGRAMS = Path(__file__).parent / "programs"
SHOW_MAPS = "python print('@maps'); print(open(f'/proc/{gdb.selected_inferior().pid}/maps').read())"
LINE = re.compile(r"([0-9a-f]+-[0-9a-f]+) (\S+) (\S+) \S+ \d+ *(.*)")
QUICK = {"seg_recursive_static", "malloc_thread_arena", "thread_cancel_deferred", "vm_map_fixed_noreplace"}
UNSETTLED = {
    "thread_named_semaphore",  # glibc draws the name of its file before it gets its own
    "vm_named_objects",  # as above
    "seg_code_write_syscall",  # ends by exit(2) itself, where gdb is not asked to stop: threads end so, too
}
ENDING = sorted(
    name
    for name, expected in json.loads((PROGRAMS / "expected.json").read_text()).items()
    if expected["signal"] is None and name.startswith(("seg", "malloc", "stack", "thread", "vm"))
)


pytestmark = pytest.mark.skipif(REASON is not None, reason=str(REASON))


def maps_of_the_machine(source, folder):
    """Compile and run a program under gdb, which turns ASLR off; return its maps when it is about to exit."""
    program = folder / source.stem
    command = ["gcc", "-std=gnu11", "-O0", "-w", "-pthread", "-o", str(program), str(source)]
    subprocess.run(command, check=True)
    steps = ["set confirm off", "set startup-with-shell off", "handle all nostop noprint pass", "unset environment"]
    steps += [f"set environment {name}={value}" for name, value in ENVIRONMENT.items()]
    steps += ["catch syscall exit_group", "run", SHOW_MAPS, "kill"]
    options = [part for step in steps for part in ("-ex", step)]
    gdb = ["gdb", "-batch", "-nx", "-ex", "set debuginfod enabled off", *options, f"./{program.name}"]
    done = subprocess.run(
        gdb, cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode(errors="replace").partition("@maps\n")[2]


def regions(maps):
    """Return range, rights, offset and path of each line; the program's own path is not compared."""
    found = []
    for line in maps.splitlines():
        parts = LINE.match(line)
        if parts is not None:
            place, rights, offset, path = parts.groups()
            own = path.startswith("/") and not path.startswith(("/usr", "/dev", "/memfd", "/SYSV"))
            found.append((place, rights, offset, "the program" if own else path))
    return found


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name in QUICK else pytest.mark.full) for name in ENDING if name not in UNSETTLED],
)
def test_the_regions_at_the_end_are_those_of_the_machine(name, tmp_path, this_machine):
    source = PROGRAMS / f"{name}.c"
    expected = regions(maps_of_the_machine(source, tmp_path))

    result = run(source.read_text(), filename=source.name, record=False, limits=Limits(seconds=60))

    assert regions(render(result.regions)) == expected
