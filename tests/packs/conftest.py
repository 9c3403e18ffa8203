"""Packs are written into a temporary folder, file by file."""

import textwrap

import pytest

PACK = """\
id: sample
title: A sample
version: "1.0"
authors: [Somebody]
licence: MIT
"""
QUESTION = """\
- id: first
  kind: choice
  title: First
  topics: [region.heap]
  platform: textbook
  prompt: Where is it?
  program: small.c
  probe: {ask: points-to, pointer: p, after: malloc}
  options:
    - {text: heap, is: heap}
    - {text: stack, is: main-stack}
"""
PROGRAM = """\
#include <stdlib.h>

int main(void)
{
    char *p = malloc(100);
    *p = 1;
    return 0;
}
"""
SOUND = {"pack.yaml": PACK, "questions/all.yaml": QUESTION, "programs/small.c": PROGRAM}


@pytest.fixture
def pack(tmp_path):
    """Write a sound pack with some files replaced (None: left out) and return its folder."""

    def write(files=None, name="pack"):
        folder = tmp_path / name
        for file, content in {**SOUND, **(files or {})}.items():
            if content is None:
                continue
            place = folder / file
            place.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                place.write_bytes(content)
            else:
                place.write_text(textwrap.dedent(content), encoding="utf-8")
        return folder

    return write


@pytest.fixture
def problems(pack):
    """Write a pack and return what is wrong with its structure, as ``file:line:col: …`` without the folder."""
    from trainer.packs.reader import read_sound_part

    def read(files):
        folder = pack(files)
        return [str(problem).removeprefix(f"{folder}/") for problem in read_sound_part(folder)[1]]

    return read
