"""The library: sound packs load although others are broken."""

from trainer.packs import builtin_packs, load_library


def test_a_broken_pack_does_not_hide_a_sound_one(pack, tmp_path):
    pack(name="sound")
    pack({"pack.yaml": "id: 5\n"}, name="broken")

    library = load_library(tmp_path)

    assert [found.id for found in library.packs] == ["sample"]
    assert list(library.broken) == [tmp_path / "broken"]
    assert library.broken[tmp_path / "broken"][0].line == 1


def test_the_second_pack_of_an_id_is_broken(pack, tmp_path):
    first, second = pack(name="a"), pack(name="b")

    library = load_library(tmp_path)

    assert [found.path for found in library.packs] == [first]
    assert "the id 'sample' is that of the pack in" in library.broken[second][0].what


def test_questions_are_found_by_pack_and_id(pack, tmp_path):
    pack()

    library = load_library(tmp_path)

    assert library.question("sample", "first").title == "First"
    assert library.question("sample", "none") is None
    assert library.question("none", "first") is None


def test_a_folder_that_does_not_exist_holds_no_packs(tmp_path):
    library = load_library(tmp_path / "nothing")

    assert (library.packs, library.broken) == ((), {})


def test_the_built_in_packs_ship_with_the_trainer():
    assert (builtin_packs() / "memory-layout" / "pack.yaml").is_file()
