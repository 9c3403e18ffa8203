"""``trainer pack check``."""

import json

import pytest

from trainer.packs.command import main

BACKLESS = "{id: a, kind: flashcard, title: A, prompt: '?'}"


def test_a_sound_pack(pack, capsys):
    assert main(["check", str(pack())]) == 0
    assert capsys.readouterr().out == "1 question checked, no problems\n"


def test_problems_one_a_line(pack, capsys):
    folder = pack({"questions/more.yaml": f"- {BACKLESS}\n- {BACKLESS}\n"})

    assert main(["check", str(folder)]) == 1

    output = capsys.readouterr()
    assert output.out.splitlines()[1].startswith(f"{folder}/questions/more.yaml:2:3: a: the key 'back' is missing")
    assert output.err == "2 problems; 1 question could be read\n"


def test_problems_as_json(pack, capsys):
    folder = pack({"questions/more.yaml": f"- {BACKLESS}\n"})

    assert main(["check", str(folder), "--json"]) == 1

    printed = json.loads(capsys.readouterr().out)
    assert printed["questions"] == 1
    assert printed["problems"] == [
        {
            "file": f"{folder}/questions/more.yaml",
            "line": 1,
            "column": 3,
            "question": "a",
            "what": "the key 'back' is missing",
            "expected": "a line 'back: …'",
            "warning": False,
        }
    ]


def test_a_path_that_does_not_exist(tmp_path, capsys):
    assert main(["check", str(tmp_path / "nothing")]) == 2
    assert capsys.readouterr().err.startswith("trainer pack check: there is no ")


@pytest.mark.parametrize("arguments", [[], ["chekc", "x"], ["check"], ["check", "a", "b"]])
def test_wrong_usage(arguments, capsys):
    assert main(arguments) == 2
    assert "usage: trainer pack" in capsys.readouterr().err
