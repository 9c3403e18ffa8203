"""What the pages of packs ask of them; every method runs on the worker's lane; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.desktop.backend import Backend
from trainer.desktop.results import HomeData

if TYPE_CHECKING:
    from trainer.packs.drafts import Draft
    from trainer.packs.installing import Offer

_SUFFIXES = (".yaml", ".c", ".h")


@dataclass(frozen=True)
class OpenedPack:
    """The text files of a pack: ``texts`` as they are edited, ``stored`` as they are on the disk, by their names."""

    folder: Path
    texts: dict[str, str]
    stored: dict[str, bytes]


class NotSaved(Exception):
    """Nothing was saved; ``str()`` is a sentence."""


class EditorDesk:
    """Opens, reads and saves packs that are being written."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def open(self, folder: Path) -> OpenedPack:
        """Read the text files of a pack; those that are no text stay out. Raises FileRefused."""
        from trainer.packs.files import FileRefused, FolderFiles

        files = FolderFiles(folder)
        texts, stored = {}, {}
        for name in files.names:
            if name.endswith(_SUFFIXES) and not Path(name).name.startswith("."):
                try:
                    texts[name], stored[name] = files.text(name), files.data(name)
                except FileRefused:
                    continue
        if not texts:
            raise FileRefused(f"{folder} holds no files of a pack")
        return OpenedPack(folder, texts, stored)

    def read(self, folder: Path, drafts: dict[str, str], file: str, line: int, seed: int) -> "Draft":
        """Read a pack whose files are being edited."""
        from trainer.packs.drafts import read_draft

        return read_draft(folder, drafts, file, line, seed)

    def save(
        self, folder: Path, drafts: Mapping[str, str], stored: Mapping[str, bytes]
    ) -> tuple[HomeData, dict[str, bytes]]:
        """Write files of a pack, each in one piece, with the ends of lines that it has; return what is stored now.

        Raises NotSaved if another program wrote one of them since it was read.
        """
        for name in drafts:
            if (folder / name).exists() and (folder / name).read_bytes() != stored.get(name, b""):
                raise NotSaved(
                    f"{name} was changed by another program since it was opened here. Nothing was saved: copy what you "
                    "wrote, close the editor, and open the pack again."
                )
        written = {name: _encoded(text, stored.get(name, b"")) for name, text in drafts.items()}
        for name, data in written.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            draft = place.with_name(f".{place.name}.partial")
            draft.write_bytes(data)
            draft.replace(place)
        return self._backend.reload(), written


class PacksDesk:
    """Installs, makes and removes the learner's own packs."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def look_into(self, path: Path) -> "Offer":
        """Read what is in a folder or a zip, without installing anything."""
        from trainer.packs.installing import look_into

        _, library, _, _ = self._backend.opened()
        return look_into(path, library)

    def install(self, offer: "Offer") -> "HomeData":
        """Install a pack, in place of an older version of it."""
        from trainer.packs.installing import install

        install(offer, self._backend.own_packs)
        return self._backend.reload()

    def remove_pack(self, identifier: str) -> "tuple[HomeData, Path | None]":
        """Take a pack of the learner's own away; return where it is kept. The history of its questions stays."""
        from trainer.packs.installing import remove

        _, library, _, _ = self._backend.opened()
        pack = library.pack(identifier)
        kept = remove(pack) if pack is not None and self._backend.owns(pack) else None
        return self._backend.reload(), kept

    def put_back_pack(self, kept: Path) -> "HomeData":
        """Bring back a pack that was removed."""
        from trainer.packs.installing import put_back

        put_back(kept)
        return self._backend.reload()

    def new_pack(self, title: str) -> Path:
        """Make a pack of examples to begin with; return its folder."""
        from trainer.packs.new import create_pack, identifier_of

        folder = self._backend.own_packs / identifier_of(title)
        create_pack(folder, {"title": title})
        self._backend.reload()
        return folder


def _encoded(text: str, before: bytes) -> bytes:
    """Return a text as bytes, with the ends of lines and the mark of UTF-8 that the file had before."""
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    return text.encode("utf-8-sig" if before.startswith(b"\xef\xbb\xbf") else "utf-8")
