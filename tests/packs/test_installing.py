"""Installing packs: a look inside first, updates that keep what is known, nothing outside the folder."""

import zipfile

import pytest

from trainer.packs import Library, load_library, read_pack
from trainer.packs.files import FileRefused
from trainer.packs.installing import install, look_into, put_back, remove
from trainer.packs.new import create_pack


@pytest.fixture
def pack(tmp_path):
    """A sound pack in a folder."""
    folder = tmp_path / "source" / "my-pack"
    create_pack(folder, {"title": "My pack"})
    return folder


@pytest.fixture
def own(tmp_path):
    return tmp_path / "own"


def zipped(folder, target):
    with zipfile.ZipFile(target, "w") as archive:
        for path in folder.rglob("*"):
            if path.is_file():
                archive.write(path, path.relative_to(folder))
    return target


def test_looking_inside_installs_nothing(pack, own):
    offer = look_into(pack, Library())

    assert offer.is_sound
    assert offer.pack.title == "My pack"
    assert not own.exists()


def test_a_folder_is_copied(pack, own):
    place = install(look_into(pack, Library()), own)

    assert place == own / "my-pack"
    assert read_pack(place).questions == read_pack(pack).questions


def test_a_zip_is_unpacked(pack, own, tmp_path):
    place = install(look_into(zipped(pack, tmp_path / "pack.zip"), Library()), own)

    assert read_pack(place).questions == read_pack(pack).questions
    assert sorted(entry.name for entry in own.iterdir()) == ["my-pack"]


def test_an_update_says_what_changes_and_takes_the_place_of_the_old_version(pack, own):
    install(look_into(pack, Library()), own)
    library = Library((read_pack(own / "my-pack"),))
    manifest = pack / "pack.yaml"
    manifest.write_text(manifest.read_text().replace(library.packs[0].version, "9.9"))
    examples = pack / "questions" / "examples.yaml"
    first = library.packs[0].questions[0]
    examples.write_text(examples.read_text().replace(f"title: {first.title}", "title: Another title", 1))

    offer = look_into(pack, library)
    install(offer, own)

    assert offer.installed == library.packs[0].version
    assert [change.id for change in offer.changes.changed] == [first.id]
    assert read_pack(own / "my-pack").version == "9.9"


def test_a_pack_with_problems_is_not_sound(pack):
    (pack / "questions" / "examples.yaml").write_text("- id: broken\n")

    offer = look_into(pack, Library())

    assert not offer.is_sound
    assert offer.problems


def test_removing_takes_only_that_pack_away_and_it_can_be_put_back(pack, own):
    install(look_into(pack, Library()), own)
    (own / "other").mkdir()

    kept = remove(read_pack(own / "my-pack"))
    assert [found.id for found in load_library(own).packs] == []

    put_back(kept)
    assert [found.id for found in load_library(own).packs] == ["my-pack"]
    assert (own / "other").exists()


def test_a_pack_that_was_removed_does_not_replace_another_one(pack, own):
    install(look_into(pack, Library()), own)
    kept = remove(read_pack(own / "my-pack"))
    install(look_into(pack, Library()), own)

    with pytest.raises(FileRefused, match="there is another pack"):
        put_back(kept)

    remove(read_pack(own / "my-pack"))
    assert put_back(kept) == own / "my-pack"
