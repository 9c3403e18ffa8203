"""A pack is a folder or a zip; nothing outside of it is read, and nothing without bound."""

import os
import stat
import zipfile

import pytest

from trainer.packs import PackError, read_pack


@pytest.fixture
def zipped(pack, tmp_path):
    """Zip a sound pack under a folder name, with further entries."""

    def make(prefix="", extra=(), compression=zipfile.ZIP_DEFLATED):
        folder = pack()
        path = tmp_path / "pack.zip"
        with zipfile.ZipFile(path, "w", compression) as archive:
            for file in sorted(folder.rglob("*")):
                if file.is_file():
                    archive.write(file, prefix + file.relative_to(folder).as_posix())
            for name, content in extra:
                archive.writestr(name, content)
        return path

    return make


@pytest.mark.parametrize("prefix", ["", "my-pack/"])
def test_a_zip_is_read_like_the_folder(zipped, pack, prefix):
    read = read_pack(zipped(prefix))

    assert read.questions == read_pack(pack()).questions


def symlink_entry():
    entry = zipfile.ZipInfo("programs/link.c")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return entry


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("../evil.c", "leads out of the pack"),
        ("/etc/evil.c", "leads out of the pack"),
        ("programs/../../evil.c", "leads out of the pack"),
        ("programs\\evil.c", "leads out of the pack"),
        ("C:/evil.c", "leads out of the pack"),
        (symlink_entry(), "is a symbolic link"),
    ],
    ids=str,
)
def test_a_zip_that_leads_out_is_refused(zipped, entry, complaint):
    with pytest.raises(PackError, match=complaint):
        read_pack(zipped(extra=[(entry, "x")]))


def test_two_files_of_one_name_are_refused(zipped):
    with pytest.warns(UserWarning, match="Duplicate name"):
        path = zipped(extra=[("pack.yaml", "x")])

    with pytest.raises(PackError, match="two files of the same name"):
        read_pack(path)


def test_a_zip_bomb_is_read_no_further_than_its_bound(zipped):
    path = zipped(extra=[("questions/bomb.yaml", b"a" * (200 << 20))])

    with pytest.raises(PackError, match=r"bomb.yaml:1:1: the file is larger than 2 MiB"):
        read_pack(path)


def test_many_files_are_refused(zipped):
    with pytest.raises(PackError, match="more than 4000 files"):
        read_pack(zipped(extra=[(f"programs/{number}.c", "") for number in range(4001)]))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_zip_is_a_problem(tmp_path, content):
    path = tmp_path / "pack.zip"
    path.write_bytes(content)

    with pytest.raises(PackError):
        read_pack(path)


def test_a_damaged_zip_is_a_problem(zipped):
    path = zipped()
    data = bytearray(path.read_bytes())
    data[40:60] = b"\xff" * 20
    path.write_bytes(data)

    with pytest.raises(PackError):
        read_pack(path)


def test_a_link_in_a_folder_is_not_followed(pack, tmp_path):
    secret = tmp_path / "secret.c"
    secret.write_text("int main(void) { return 0; }")
    folder = pack({"programs/small.c": None})
    (folder / "programs").mkdir(exist_ok=True)
    (folder / "programs" / "small.c").symlink_to(secret)

    with pytest.raises(PackError, match="not a regular file"):
        read_pack(folder)


def test_a_pipe_does_not_block(pack):
    folder = pack()
    os.mkfifo(folder / "questions" / "pipe.yaml")

    with pytest.raises(PackError, match=r"pipe.yaml:1:1: this is not a regular file"):
        read_pack(folder)


def test_a_folder_that_is_a_link_is_refused(pack, tmp_path):
    other = pack(name="other")
    folder = pack({"questions/all.yaml": None})
    (folder / "questions").symlink_to(other / "questions")

    with pytest.raises(PackError, match="questions is a symbolic link"):
        read_pack(folder)
