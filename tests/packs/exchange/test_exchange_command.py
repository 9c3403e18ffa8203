"""``trainer pack export`` and ``trainer pack import``."""

import json
import subprocess
import sys

import pytest

from trainer.packs.command import main

QUESTIONS = """\
- id: where
  kind: choice
  title: Where
  topics: [region.heap]
  platform: textbook
  prompt: Where does `p` point?
  program: small.c
  probe: {ask: points-to, pointer: p, after: malloc}
  options:
    - {text: Heap, is: heap}
    - {text: Stack, is: main-stack, feedback: "The pointer is there, not the block."}
- id: size
  kind: number
  title: A page
  prompt: How large is a page?
  unit: bytes
  answer: 4 KiB
- id: card
  kind: flashcard
  title: A card
  topics: [region.bss]
  prompt: What does the BSS hold?
  back: Zeros.
"""


@pytest.fixture
def sample(pack):
    return pack({"questions/all.yaml": QUESTIONS})


def test_a_pack_goes_out_and_comes_back(sample, tmp_path, capsys):
    file, back = tmp_path / "sample.xml", tmp_path / "back"

    assert main(["export", str(sample), "--to", "moodle-xml", str(file)]) == 0
    assert main(["import", str(file), str(back)]) == 0
    assert main(["check", str(back)]) == 0

    output = capsys.readouterr()
    assert output.out.startswith(f"3 questions written to {file} as Moodle XML\n3 questions in the new pack {back}\n")
    assert "3 questions checked, no problems" in output.err


def test_what_is_lost_is_said_with_the_questions_that_lose_it(sample, tmp_path, capsys):
    main(["export", str(sample), str(tmp_path / "sample.xml")])

    error = capsys.readouterr().err
    assert "  where: its key is the one of this run, written down" in error
    assert "  card: the learner's own grading" in error


def test_what_is_lost_as_json(sample, tmp_path, capsys):
    main(["export", str(sample), str(tmp_path / "sample.xml"), "--json"])

    printed = json.loads(capsys.readouterr().out)
    assert printed["format"] == "moodle-xml"
    assert printed["questions"] == 3
    assert {notice["question"] for notice in printed["notices"]} == {"where", "size", "card"}


def test_some_questions_by_id_and_topic(sample, tmp_path, capsys):
    main(["export", str(sample), str(tmp_path / "sample.xml"), "--questions", "size,region"])

    assert capsys.readouterr().out.startswith("3 questions written")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--to", "word", "x.xml"], "there is no format 'word'; there are moodle-xml, gift, qti, anki, csv, tsv"),
        (["x.docx"], "there is no format '.docx'; there are moodle-xml, gift, qti, anki, csv, tsv"),
        (["x"], "the name x has no ending that says its format"),
        (["x.xml", "--questions", "siez"], "the pack has no question and no topic 'siez'; perhaps 'size'"),
        (["no/such/folder/x.xml"], "no/such/folder/x.xml cannot be written: No such file or directory"),
    ],
)
def test_what_cannot_be_written_is_a_sentence(sample, arguments, sentence, capsys):
    assert main(["export", str(sample), *arguments]) == 2
    assert f"trainer pack export: {sentence}" in capsys.readouterr().err


def test_the_commands_load_no_format_before_it_is_used():
    heavy = "{'bs4', 'markdownify', 'typst', 'genanki', 'defusedxml'}"
    script = f"import sys, trainer.packs.command; print(sorted({{*sys.modules}} & {heavy}))"

    finished = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert finished.stdout == "[]\n"


def test_a_pack_with_problems_is_not_exported(pack, tmp_path, capsys):
    assert main(["export", str(pack({"questions/all.yaml": "- {}\n"})), str(tmp_path / "x.xml")]) == 1
    assert "the key 'kind' is missing" in capsys.readouterr().err


def test_a_folder_that_is_in_use_is_left_alone(sample, tmp_path, capsys):
    main(["export", str(sample), str(tmp_path / "sample.xml")])

    assert main(["import", str(tmp_path / "sample.xml"), str(sample)]) == 2

    assert "is not empty: choose a new folder" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["missing.xml", "empty.xml"])
def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path, name, capsys):
    (tmp_path / "empty.xml").write_text("<quiz/>")

    assert main(["import", str(tmp_path / name), str(tmp_path / "new")]) == 2

    assert capsys.readouterr().err.startswith("trainer pack import: ")
    assert not (tmp_path / "new").exists()
