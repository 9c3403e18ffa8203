"""A new version of a pack: what is added, changed and removed."""

import json

import pytest
from bad_packs import png

from trainer.packs import changes, read_pack
from trainer.packs.command import main

CARD = {"kind": "flashcard", "title": "A card", "prompt": "?", "back": "!"}
NUMBER = {"kind": "number", "title": "A number", "prompt": "?", "answer": 5}


@pytest.fixture
def version(pack):
    """Write a version of a pack, with questions by their ids."""

    def write(number, **questions):
        listed = [{"id": name, **keys} for name, keys in questions.items()]
        manifest = f"id: sample\ntitle: A\nversion: '{number}'\nauthors: [B]\nlicence: MIT\n"
        return pack({"pack.yaml": manifest, "questions/all.yaml": json.dumps(listed)}, name=f"v{number}")

    return write


def test_questions_are_told_apart_by_their_ids(version):
    old = read_pack(version(1, a=CARD, b=CARD, c=CARD))
    new = read_pack(version(2, d=NUMBER, b={**CARD, "prompt": "??", "topics": ["heap"]}, a=CARD))

    found = changes(old, new)

    assert [change.id for change in found.added] == ["d"]
    assert [(change.id, change.keys) for change in found.changed] == [("b", ("prompt", "topics"))]
    assert [change.id for change in found.removed] == ["c"]
    assert found.unchanged == 1


def test_another_picture_changes_the_questions_that_show_it(pack):
    shown = {**CARD, "id": "shown", "prompt": "![x](images/a.png)"}
    files = {"questions/all.yaml": json.dumps([shown, {**CARD, "id": "other"}])}
    old = read_pack(pack({**files, "images/a.png": png(1, 1)}, name="old"))
    new = read_pack(pack({**files, "images/a.png": png(2, 2)}, name="new"))

    assert [(change.id, change.keys) for change in changes(old, new).changed] == [("shown", ("pictures",))]


def test_the_order_of_questions_is_no_change(version):
    assert not changes(read_pack(version(1, a=CARD, b=NUMBER)), read_pack(version(2, b=NUMBER, a=CARD))).any


def test_parameters_are_compared_as_they_were_written(version):
    """Both are 5 for every seed."""
    one = {**NUMBER, "parameters": {"n": [5]}, "answer": "${n}"}
    other = {**one, "answer": "${n + 0}"}

    (change,) = changes(read_pack(version(1, a=one)), read_pack(version(2, a=other))).changed

    assert change.keys == ("answer",)


def test_the_program_is_part_of_a_question(pack):
    old, new = pack(name="old"), pack({"programs/small.c": "int main(void) { return 1; }\n"}, name="new")

    (change,) = changes(read_pack(old), read_pack(new)).changed

    assert change.keys == ("program",)


def test_the_command_lists_them(version, capsys):
    old, new = version(1, a=CARD, b=CARD), version(2, b={**CARD, "back": "?"}, c=NUMBER)

    assert main(["diff", str(old), str(new)]) == 1

    assert capsys.readouterr().out.splitlines() == [
        "sample 1 → 2",
        "+ c (number): A number",
        "~ b (flashcard): back",
        "- a (flashcard): A card",
        "1 added, 1 changed, 1 removed, 0 as before",
    ]


def test_the_command_prints_json(version, capsys):
    old, new = version(1, a=CARD), version(2, a=CARD)

    assert main(["diff", "--json", str(old), str(new)]) == 0

    expected = {"pack": "sample", "old": "1", "new": "2", "added": [], "changed": [], "removed": [], "unchanged": 1}
    assert json.loads(capsys.readouterr().out) == expected


def test_a_version_that_was_not_raised_is_noticed(version, pack, capsys):
    old = version(1, a=CARD)
    new = pack({"questions/all.yaml": json.dumps([{"id": "a", **NUMBER}])}, name="again")
    (new / "pack.yaml").write_text((old / "pack.yaml").read_text())

    main(["diff", str(old), str(new)])

    assert "The version is still the same" in capsys.readouterr().out


def test_two_packs_are_no_two_versions(version, pack, capsys):
    other = pack({"pack.yaml": "id: other\ntitle: A\nversion: '1'\nauthors: [B]\nlicence: MIT\n"}, name="other")

    assert main(["diff", str(version(1, a=CARD)), str(other)]) == 2
    assert "sample and other are two packs" in capsys.readouterr().err


def test_a_broken_pack_cannot_be_compared(version, pack, capsys):
    assert main(["diff", str(version(1, a=CARD)), str(pack({"questions/all.yaml": "- {}\n"}, name="bad"))]) == 2
    assert "the key 'kind' is missing" in capsys.readouterr().err
