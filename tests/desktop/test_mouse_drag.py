"""A whole drag with the mouse, on a real X display.

The other tests draw into memory, where a drag ends at once; this one runs in a process of its own, on a display of
its own.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture
def display() -> Iterator[str]:
    """Start an X server without a screen; yields its DISPLAY."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("Xvfb is not installed")
    reader, writer = os.pipe()
    command = [server, "-displayfd", str(writer), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL) as process:
        os.close(writer)
        try:
            with os.fdopen(reader) as numbers:
                number = numbers.readline().strip()
            if not number:
                pytest.skip("Xvfb does not start here")
            yield f":{number}"
        finally:
            process.terminate()


@pytest.mark.xvfb
@pytest.mark.parametrize(
    ("what", "result"),
    [
        ("layout", ["kernel", "text"]),
        ("ordering", ["b", "a", "c"]),
        ("placement", ["nowhere", "heap"]),
    ],
)
def test_something_is_dragged_to_its_place(display: str, what: str, result: list[str]):
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(HERE.parent.parent)}

    done = subprocess.run(
        [sys.executable, str(HERE / "drag_with_mouse.py"), what],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    if "xcb" in done.stderr and done.returncode < 0:
        pytest.skip(f"Qt cannot use X here: {done.stderr.splitlines()[0]}")
    assert (done.stdout.split(), done.returncode) == (result, 0), done.stderr
