"""Pictures travel with the questions that show them, where the format has a place for them."""

import base64
from io import BytesIO
from zipfile import ZipFile

import forms
import pytest
from bad_packs import png

from trainer.packs.command import main
from trainer.packs.exchange.formats import format_named
from trainer.packs.exchange.moodle.reading import read

QUESTION = """\
- id: shown
  kind: choice
  title: Shown
  platform: textbook
  prompt: "Look: ![a box](images/box.svg)"
  options:
    - {text: "![round](images/round.png)", correct: true}
    - {text: b, correct: false, feedback: "No: ![a box](images/box.svg)"}
"""
BOX = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10"/></svg>'
ROUND = png(8, 8)


@pytest.fixture
def sample(pack):
    files = {
        "questions/all.yaml": QUESTION,
        "images/box.svg": BOX,
        "images/round.png": ROUND,
        "images/unused.png": png(1, 1),
    }
    return pack(files)


def test_to_moodle_and_back(sample, tmp_path, capsys):
    file, back = tmp_path / "pack.xml", tmp_path / "back"

    assert main(["export", str(sample), str(file)]) == 0
    assert main(["import", str(file), str(back)]) == 0
    assert main(["check", str(back)]) == 0

    assert sorted(path.name for path in (back / "images").iterdir()) == ["box.svg", "round.png"]
    assert (back / "images" / "round.png").read_bytes() == ROUND
    assert b"@@PLUGINFILE@@/box.svg" in file.read_bytes()
    assert "![a box](images/box.svg)" in (back / "questions" / "imported.yaml").read_text()


def test_to_a_package_of_qti(sample, tmp_path):
    file = tmp_path / "pack.zip"
    main(["export", str(sample), str(file)])

    archive = ZipFile(file)

    assert archive.read("images/round.png") == ROUND
    assert b'src="../images/box.svg"' in archive.read("items/shown.xml")
    assert archive.read("imsmanifest.xml").count(b'<file href="images/') == 2


def test_to_a_deck_of_anki(sample, tmp_path):
    file = tmp_path / "pack.apkg"
    main(["export", str(sample), str(file)])

    archive = ZipFile(BytesIO(file.read_bytes()))

    assert b"sample-box.svg" in archive.read("media")
    assert b'src="sample-box.svg"' in archive.read("collection.anki2")


@pytest.mark.parametrize("ending", ["gift", "csv"])
def test_formats_without_pictures_say_so(sample, tmp_path, ending, capsys):
    main(["export", str(sample), str(tmp_path / f"pack.{ending}")])

    assert "shown: its pictures (images/box.svg, images/round.png)" in capsys.readouterr().err


def moodle(text, *files):
    attached = "".join(
        f'<file name="{name}" path="/" encoding="base64">{base64.b64encode(data).decode()}</file>'
        for name, data in files
    )
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    answers = '<answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>'
    asked = f'<questiontext format="html"><text>{escaped}</text>{attached}</questiontext>'
    return f'<quiz><question type="truefalse"><name><text>Q</text></name>{asked}{answers}</question></quiz>'.encode()


def test_names_become_names_of_packs_and_stay_apart():
    text = '<img src="@@PLUGINFILE@@/My%20Box.PNG" alt="a">'
    twice = moodle(text, ("My Box.PNG", png(1, 1))).replace(b"</quiz>", b"") + moodle(
        text, ("My Box.PNG", png(2, 2))
    ).replace(b"<quiz>", b"")

    found = read(twice)

    assert found.images == {"images/my-box.png": png(1, 1), "images/my-box-2.png": png(2, 2)}
    assert [one.prompt for one in found.questions] == ["![a](images/my-box.png)", "![a](images/my-box-2.png)"]


@pytest.mark.parametrize("name", ["../../evil.sh", "notes.pdf", "movie.mp4", "no-picture.png"])
def test_other_files_are_left_out_and_that_is_said(name):
    found = read(moodle("x", (name, b"data")))

    assert found.images == {}
    assert [notice.what for notice in found.notices] == [f"its file {name}"]


def test_a_name_that_leads_out_of_the_pack_stays_inside():
    assert list(read(moodle("x", ("../../../evil.png", png(1, 1)))).images) == ["images/evil.png"]


def test_pictures_from_elsewhere_are_not_fetched_but_their_words_are_kept():
    found = read(moodle('See <img src="https://example.org/x.png" alt="a diagram"> here'))

    assert found.questions[0].prompt == "See a diagram here"
    assert "pictures from other places" in found.notices[0].what


def test_a_collection_without_pictures_needs_none():
    assert format_named("moodle-xml").write(forms.collection(forms.question(forms.ONE))).data
