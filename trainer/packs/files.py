"""The files of a pack: a folder, or that folder zipped. Nothing outside of it is read, and nothing without bound."""

import re
import stat
import struct
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterable
from itertools import islice
from pathlib import Path, PurePosixPath

LARGEST_FILE = 2 << 20
LARGEST_PACK = 64 << 20
MOST_FILES = 4_000
FOLDERS = ("", "questions", "programs", "images")
_ENTRY = b"PK\x01\x02"
"""Begins each entry in the directory of a zip, which is read as a whole."""
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_BROKEN_ZIP = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error)


class FileRefused(Exception):
    """A file, or the whole pack, cannot be read; ``str()`` is a sentence, ``expected`` what would be right."""

    def __init__(self, sentence: str, expected: str = "") -> None:
        super().__init__(sentence)
        self.expected = expected


class PackFiles(ABC):
    """The files of a pack by their names, such as ``questions/heap.yaml``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.names: tuple[str, ...] = ()
        self._read_bytes = 0

    @abstractmethod
    def _read(self, name: str, most: int) -> bytes:
        """Return at most ``most`` bytes of a file."""

    def shown(self, name: str) -> str:
        """Return the name of a file as it is shown in a problem."""
        return str(self.path / name)

    def data(self, name: str) -> bytes:
        """Return what a file holds. Raises FileRefused if it is too large."""
        data = self._read(name, LARGEST_FILE + 1)
        self._read_bytes += len(data)
        if len(data) > LARGEST_FILE:
            raise FileRefused(f"the file is larger than {LARGEST_FILE >> 20} MiB", "smaller files")
        if self._read_bytes > LARGEST_PACK:
            raise FileRefused(f"the pack is larger than {LARGEST_PACK >> 20} MiB", "a smaller pack")
        return data

    def text(self, name: str) -> str:
        """Return the text of a file. Raises FileRefused if it is too large, not UTF-8 or holds a NUL."""
        data = self.data(name)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise FileRefused(f"byte {error.start + 1} of the file is not UTF-8", "a file saved as UTF-8") from error
        if "\0" in text:
            raise FileRefused("the file holds a NUL byte", "a text file")
        return text.replace("\r\n", "\n")

    def inside(self, folder: str, suffix: str) -> list[str]:
        """Return the names of the files directly in ``folder``, in order."""
        return [
            name for name in self.names if PurePosixPath(name).parent == PurePosixPath(folder) and name.endswith(suffix)
        ]


class FolderFiles(PackFiles):
    """A pack as a folder; symbolic links and special files are refused when they are read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        names = []
        for folder in FOLDERS:
            place = path / folder
            if place.is_symlink():
                raise FileRefused(f"{folder} is a symbolic link", "a folder inside the pack")
            if place.is_dir():
                names += [f"{folder}/{entry.name}".lstrip("/") for entry in islice(place.iterdir(), MOST_FILES + 1)]
            if len(names) > MOST_FILES:
                raise FileRefused(f"the pack has more than {MOST_FILES} files", "fewer files")
        _check_names(names)
        self.names = tuple(sorted(names))

    def _read(self, name: str, most: int) -> bytes:
        place = self.path / name
        try:
            if not stat.S_ISREG(place.lstat().st_mode):
                raise FileRefused("this is not a regular file", "a file inside the pack")
            with place.open("rb") as file:
                return file.read(most)
        except OSError as error:
            raise FileRefused(f"the file cannot be read ({error.strerror})") from error


class ZipFiles(PackFiles):
    """A pack as a zip, with ``pack.yaml`` at its top or in its only folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        if path.stat().st_size > LARGEST_PACK:
            raise FileRefused(f"the zip is larger than {LARGEST_PACK >> 20} MiB", "a smaller pack")
        if path.read_bytes().count(_ENTRY) > 2 * MOST_FILES:
            raise FileRefused(f"the pack has more than {MOST_FILES} files", "fewer files")
        try:
            self._zip = zipfile.ZipFile(path)
        except _BROKEN_ZIP as error:
            raise FileRefused(f"this is not a zip that can be read ({error})", "a folder, or a zip of it") from error
        listed = self._zip.infolist()
        if not all(entry.filename for entry in listed):
            raise FileRefused("the zip holds a file without a name", "a zip that was packed anew")
        entries = [entry for entry in listed if not entry.is_dir()]
        if len(entries) > MOST_FILES:
            raise FileRefused(f"the pack has more than {MOST_FILES} files", "fewer files")
        for entry in entries:
            _check_entry(entry)
        found = [entry.filename for entry in entries]
        _check_names(found)
        if len(set(found)) < len(found):
            raise FileRefused("the zip holds two files of the same name", "each file once")
        tops = {name.split("/", 1)[0] for name in found}
        self._top = f"{tops.pop()}/" if "pack.yaml" not in found and len(tops) == 1 else ""
        self.names = tuple(sorted(name.removeprefix(self._top) for name in found))

    def _read(self, name: str, most: int) -> bytes:
        try:
            with self._zip.open(self._top + name) as file:
                data = file.read(most)
        except (*_BROKEN_ZIP, zlib.error, EOFError, KeyError, RuntimeError) as error:
            raise FileRefused(f"the file cannot be unpacked ({error})") from error
        if len(data) < min(most, self._zip.getinfo(self._top + name).file_size):
            raise FileRefused("the file is shorter than the zip says", "a zip that was packed anew")
        return data


def _check_names(names: Iterable[str]) -> None:
    """Refuse names that cannot be shown, or that no other system could store beside each other."""
    found: dict[str, str] = {}
    for name in names:
        if not name.isprintable():
            raise FileRefused(f"the name {name!r} has a character that cannot be shown", "another name")
        if any(_DEVICE.match(part) or part != part.rstrip(" .") for part in PurePosixPath(name).parts):
            raise FileRefused(f"{name!r} is no name of a file on every system", "another name")
        other = found.setdefault(name.casefold(), name)
        if other != name:
            raise FileRefused(f"{other!r} and {name!r} differ in capital letters only", "names that differ")


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    if name.startswith("/") or "\\" in name or ":" in name or ".." in PurePosixPath(name).parts:
        raise FileRefused(f"{name!r} leads out of the pack", "names inside the pack")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise FileRefused(f"{name!r} is a symbolic link", "a file")
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
        raise FileRefused(f"{name!r} is not a file", "a file")
    if entry.flag_bits & 1:
        raise FileRefused(f"{name!r} is encrypted", "a zip without a password")


def open_files(path: Path) -> PackFiles:
    """Open a folder or a zip. Raises FileRefused."""
    if path.is_dir():
        return FolderFiles(path)
    if path.is_file():
        return ZipFiles(path)
    raise FileRefused("there is no such folder or file", "the folder of a pack, or a zip of it")
