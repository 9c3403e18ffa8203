"""``trainer pack print``: a PDF that holds what it should."""

import re
import shutil
import subprocess
import zlib

import pytest
from bad_packs import png

from trainer.packs.command import main
from trainer.packs.printing.pdf import PrintError, pdf

QUESTIONS = """\
- id: where
  kind: choice
  title: Where
  topics: [region.heap]
  platform: textbook
  prompt: |
    Where does `p` point? ![a box](images/box.svg)

    | a | b |
    | - | - |
    | 1 | 2 |
  program: small.c
  stdin: "1\\n"
  arguments: [-n]
  options:
    - {text: Heap, correct: true, feedback: Yes.}
    - {text: "#stack $x$ *no* <b>", correct: false}
- id: layout
  kind: layout
  title: Layout
  platform: textbook
  prompt: Build it.
  regions: [main-stack, heap, bss, text]
  given: [text]
  attributes: [permissions]
- id: placing
  kind: placement
  title: Placing
  platform: textbook
  prompt: Place them.
  objects: [{text: "`x`", region: heap}, {text: y, region: bss}]
- id: order
  kind: ordering
  title: Order
  platform: textbook
  prompt: Order them.
  stated: true
  entries: [{text: a}, {text: b}, {text: c}]
- {id: size, kind: number, title: Size, platform: textbook, prompt: "How?", unit: bytes, answer: 1}
- {id: truth, kind: choice, mode: true-false, title: T, platform: textbook, prompt: "So?", correct: true}
- {id: card, kind: flashcard, title: Card, platform: textbook, prompt: "What?", back: "**That**\\n\\n- and this"}
- id: words
  kind: cloze
  title: Words
  platform: textbook
  prompt: Fill it in.
  text: "It grows **[[way]]**."
  blanks: {way: {accept: [up], misses: [{text: down, feedback: No.}]}}
- id: code
  kind: cloze
  title: Code
  platform: textbook
  prompt: Fill it in.
  code: "int main(void)\\n{\\n    return [[what]];\\n}\\n"
  blanks: {what: {accept: ["0"]}}
- id: parts
  kind: parts
  title: Parts
  platform: textbook
  prompt: Two.
  parts:
    - {kind: number, prompt: One?, answer: 1}
    - {kind: choice, prompt: Two?, options: [{text: a, correct: true}, {text: b, correct: false}]}
"""
TRACED = """\
#include <stdlib.h>

int main(void)
{
    int x = 1;
    char *p = malloc(10);
    x = 2;
    *p = x;
    return 0;
}
"""
LOOKED_AT = """\
- id: trace
  kind: trace
  title: Trace
  platform: textbook
  prompt: Trace it.
  program: traced.c
  columns: [{expression: x}]
  rows: [{before: x = 2}, {after: x = 2, given: [x]}]
- id: bytes
  kind: bytes
  title: Bytes
  platform: textbook
  prompt: The bytes of x.
  program: traced.c
  object: x
  moment: {before: return 0}
- id: spots
  kind: hotspot
  title: Spots
  platform: textbook
  prompt: Point.
  program: traced.c
  picture: {show: regions}
  pins: [{text: "`*p`", probe: {ask: points-to, pointer: p, before: return 0}}]
"""
BOX = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>'


@pytest.fixture
def sample(pack):
    return pack({"questions/all.yaml": QUESTIONS, "images/box.svg": BOX})


def pages(path):
    """Count the pages of a PDF: its page objects are in compressed streams."""
    data = path.read_bytes()
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    inflated = b"".join(zlib.decompress(stream) for stream in streams if stream[:1] == b"x")
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", data + inflated))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_the_page_of_the_key_table_is_counted(sample, tmp_path):
    place = tmp_path / "key.pdf"

    main(["print", str(sample), "-o", str(place), "--key"])

    text = subprocess.run(["pdftotext", place, "-"], capture_output=True, text=True, check=True).stdout
    count = text.count("\f")
    assert count > 1
    assert re.findall(r"Page \d+ of \d+", text) == [f"Page {number} of {count}" for number in range(1, count + 1)]


def test_a_paper(sample, tmp_path, capsys):
    place = tmp_path / "exam.pdf"

    assert main(["print", str(sample), "-o", str(place)]) == 0

    assert place.read_bytes().startswith(b"%PDF-")
    assert pages(place) >= 2
    assert capsys.readouterr().out == f"10 questions, 14 points, printed to {place}\n"


def test_the_key_has_a_page_more_than_the_papers_of_all_versions(sample, tmp_path):
    place = tmp_path / "key.pdf"

    assert main(["print", str(sample), "-o", str(place), "--key", "--versions", "2", "--seed", "3"]) == 0

    assert pages(place) >= 5


def test_the_same_arguments_give_the_same_bytes(sample, tmp_path):
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"

    for place in (first, second):
        main(["print", str(sample), "-o", str(place), "--versions", "2"])

    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("key", [[], ["--key"]], ids=["clean", "key"])
def test_tables_bytes_and_pictures(pack, tmp_path, key):
    folder = pack({"questions/all.yaml": LOOKED_AT, "programs/traced.c": TRACED})

    assert main(["print", str(folder), "-o", str(tmp_path / "x.pdf"), *key]) == 0


def test_some_questions_with_points_and_a_title(sample, tmp_path, capsys):
    arguments = ["--questions", "region", "--points", "5", "--title", "Final", "--paper", "us-letter"]

    assert main(["print", str(sample), "-o", str(tmp_path / "x.pdf"), *arguments]) == 0

    assert capsys.readouterr().out.startswith("1 question, 5 points")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--questions", "nothing"], "the pack has no question and no topic 'nothing'"),
        (["--versions", "0"], "'0' is not a positive number"),
        (["--versions", "27"], "there can be 26 versions"),
        (["--points", "x"], "'x' is not a positive number"),
    ],
)
def test_wrong_usage_is_a_sentence(sample, tmp_path, arguments, sentence, capsys):
    assert main(["print", str(sample), "-o", str(tmp_path / "x.pdf"), *arguments]) == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()


def test_a_folder_that_does_not_exist(sample, tmp_path, capsys):
    assert main(["print", str(sample), "-o", str(tmp_path / "no" / "x.pdf"), "--questions", "size"]) == 2
    assert "cannot be written: No such file or directory" in capsys.readouterr().err


def test_a_broken_picture_is_a_sentence(pack, tmp_path, capsys):
    folder = pack({"questions/all.yaml": QUESTIONS.replace("box.svg", "box.png"), "images/box.png": png(4, 4)})

    assert main(["print", str(folder), "-o", str(tmp_path / "x.pdf")]) == 2

    assert "trainer pack print: the paper cannot be set: " in capsys.readouterr().err


def test_a_paper_that_the_template_does_not_know_is_an_error_of_ours():
    with pytest.raises(PrintError):
        pdf({"title": "no versions"})
