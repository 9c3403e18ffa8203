"""Killing a process at a random moment of its work, and hearing what it had acknowledged by then.

The processes are forked from one that has everything imported, so that a round takes milliseconds.
"""

import multiprocessing
import os
import random
import sys
import time
from multiprocessing.forkserver import ensure_running

import pytest

CONTEXT = multiprocessing.get_context("forkserver")


def start_server():
    """Start the process that all others are forked from."""
    CONTEXT.set_forkserver_preload(["__main__", "safety_work"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(sys.path))  # it knows of no other way to find the modules
        ensure_running()


class Work:
    """A function that runs in a process of its own and acknowledges what is done by lines of text."""

    def __init__(self, function, *arguments):
        self._heard, heard_there = CONTEXT.Pipe(duplex=False)
        self._process = CONTEXT.Process(target=function, args=(heard_there, *arguments))
        self._process.start()
        heard_there.close()

    def kill_within(self, seconds):
        """Kill it at a random moment, counted from its first acknowledgement; return all of them."""
        lines = [self._heard.recv()]
        end = time.monotonic() + random.uniform(0, seconds)
        while time.monotonic() < end and self._process.is_alive():
            if self._heard.poll(max(0, min(0.001, end - time.monotonic()))):
                lines += self._receive()
        self._process.kill()  # which may have come to its end this moment
        return lines + self._rest()

    def finish(self):
        """Let it come to its end; return its acknowledgements."""
        return self._rest()

    def _receive(self):
        try:
            return [self._heard.recv()]
        except EOFError:
            return []

    def _rest(self):
        lines = []
        while True:
            try:
                lines.append(self._heard.recv())
            except EOFError:
                self._process.join()
                return lines
