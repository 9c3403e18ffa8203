"""A process with a heap; and the real malloc, compiled into a driver that runs traces."""

import platform
import shutil
import subprocess

import pytest
from heap_process import HeapProcess
from traces import DRIVER


@pytest.fixture
def process():
    return HeapProcess()


@pytest.fixture
def heap(process):
    return process.heap


@pytest.fixture(scope="session")
def driver(tmp_path_factory):
    """The compiled driver; skips where there is no glibc 2.36 on x86-64 to compare with."""
    if platform.libc_ver() != ("glibc", "2.36") or platform.machine() != "x86_64":
        pytest.skip("the model is of glibc 2.36 on x86-64, and this machine has another C library")
    if shutil.which("gcc") is None:
        pytest.skip("gcc is needed to run traces on the real malloc")
    program = tmp_path_factory.mktemp("driver") / "driver"
    subprocess.run(["gcc", "-std=gnu11", "-O1", "-w", "-pthread", DRIVER, "-o", program], check=True)
    if subprocess.run([program], input=b"", capture_output=True, check=False).returncode == 98:
        pytest.skip("this glibc 2.36 was built otherwise than Debian's, and its data lie elsewhere")
    return program
