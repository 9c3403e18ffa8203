"""``trainer pack new``: what it makes is sound, and shows every kind."""

import pytest

from trainer.packs import check_pack, read_pack
from trainer.packs.command import main
from trainer.packs.reference.command import schema_text
from trainer.questions import KINDS


@pytest.fixture
def new(tmp_path):
    def new(*arguments, name="Week 3 – heap"):
        folder = tmp_path / name
        return main(["new", str(folder), *arguments]), folder

    return new


def test_a_new_pack_passes_the_check_without_a_warning(new):
    status, folder = new()

    assert status == 0
    assert check_pack(folder, seeds=8).problems == []


def test_there_is_an_example_of_each_kind(new):
    """A new kind needs an example in data/new-pack, with comments."""
    _, folder = new()

    assert {question.kind for question in read_pack(folder).questions} == set(KINDS)


def test_the_manifest_is_filled_in_and_keeps_its_comments(new):
    _, folder = new("--title", "The heap", "--author", "Ada")

    pack = read_pack(folder)

    assert (pack.id, pack.title, pack.authors) == ("week-3-heap", "The heap", ("Ada",))
    assert "# stays the same for ever" in (folder / "pack.yaml").read_text(encoding="utf-8")


def test_editors_find_the_schema(new):
    _, folder = new()

    first = (folder / "questions" / "examples.yaml").read_text(encoding="utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=../schema.json"
    assert (folder / "schema.json").read_text(encoding="utf-8") == schema_text()


def test_nothing_is_overwritten(new, capsys):
    _, folder = new()
    before = (folder / "pack.yaml").read_bytes()

    assert new("--title", "Other")[0] == 2
    assert "is there already" in capsys.readouterr().err
    assert (folder / "pack.yaml").read_bytes() == before


@pytest.mark.parametrize("arguments", [("--id", "Not An Id"), ("--title", "x" * 3000)])
def test_what_makes_no_manifest_is_refused(new, arguments, capsys):
    status, folder = new(*arguments)

    assert status == 2
    assert not folder.exists()
    assert capsys.readouterr().err.startswith("trainer pack new: ")


def test_a_place_that_cannot_be_written_is_told(tmp_path, capsys):
    (tmp_path / "file").write_text("")

    assert main(["new", str(tmp_path / "file" / "pack")]) == 2
    assert "cannot be written" in capsys.readouterr().err
