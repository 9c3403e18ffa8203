"""A pack whose files are being edited: what is wrong with it, and its questions, before anything is saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.packs.cache import parsed
from trainer.packs.checking.question import check_question
from trainer.packs.document import items
from trainer.packs.files import LARGEST_FILE, FileRefused, FolderFiles
from trainer.packs.pack import Pack
from trainer.packs.problems import Problem
from trainer.packs.reader import read_files
from trainer.questions import Item, QuestionError

_SEEDS = 3
"""While somebody types, fewer variants are checked than when the pack is."""


class DraftFiles(FolderFiles):
    """The files of a folder, some of them as they stand in an editor."""

    def __init__(self, path: Path, drafts: Mapping[str, str]) -> None:
        super().__init__(path)
        self._drafts = {name: text.encode() for name, text in drafts.items()}
        self.names = tuple(sorted({*self.names, *drafts}))

    def _read(self, name: str, most: int = LARGEST_FILE) -> bytes:
        draft = self._drafts.get(name)
        return super()._read(name, most) if draft is None else draft[:most]


@dataclass(frozen=True)
class DraftQuestion:
    """A question of the file that is edited: its line, and whether it can be asked."""

    id: str
    title: str
    line: int


@dataclass(frozen=True)
class Draft:
    """What a draft comes to; ``item`` is the question at the cursor, None with a ``problem`` if it cannot be asked.

    ``program`` is the C file that this question runs, as problems show it; empty for a program inside the question.
    """

    problems: tuple[Problem, ...]
    questions: tuple[DraftQuestion, ...]
    chosen: str
    item: Item[Any, Any] | None
    problem: str
    program: str = ""


def read_draft(folder: Path, drafts: Mapping[str, str], file: str, line: int, seed: int) -> Draft:
    """Read a pack with drafts of some files, and make the question ready at whose ``line`` of ``file`` somebody is."""
    try:
        files = DraftFiles(folder, drafts)
    except FileRefused as refused:
        return Draft((Problem(str(folder), 1, 1, None, str(refused), refused.expected),), (), "", None, str(refused))
    pack, problems = read_files(files)
    if pack is None:
        return Draft(tuple(problems), (), "", None, "Mend the problems to see the question.")
    listed = tuple(_inside(pack, files.shown(file)))
    sound = {found.line for found in listed}
    written = sorted([*listed, *(found for found in _written(file, drafts) if found.line not in sound)], key=_line)
    at_cursor = [found for found in written if found.line <= line] or written[:1]
    if not at_cursor:
        return Draft(tuple(problems), listed, "", None, "There is no question in this file that can be asked.")
    chosen = at_cursor[-1].id
    question = pack.question(chosen)
    if question is None or at_cursor[-1].line not in sound:
        return Draft(tuple(problems), listed, chosen, None, "Mend the problems to see the question.")
    checked = check_question(question, pack.origins[chosen], pack.files, _SEEDS)
    problems = sorted([*problems, *checked.problems], key=lambda problem: problem.order)
    try:
        return Draft(tuple(problems), listed, chosen, question.prepare(seed), "", pack.origins[chosen].program_file)
    except QuestionError as error:
        return Draft(tuple(problems), listed, chosen, None, f"{error}.")


def _inside(pack: Pack, shown: str) -> list[DraftQuestion]:
    """Return the questions that stand in a file, or run it, in the order of their lines."""
    found = []
    for question in pack.questions:
        origin = pack.origins[question.id]
        if origin.program_file == shown:
            found.append(DraftQuestion(question.id, question.title, 1))
        elif origin.file == shown:
            found.append(DraftQuestion(question.id, question.title, origin.node.line))
    return sorted(found, key=_line)


def _written(file: str, drafts: Mapping[str, str]) -> list[DraftQuestion]:
    """Return what stands in a file of questions, sound or not; ids that are no words are empty."""
    root, _ = parsed(drafts.get(file, "") if file.endswith(".yaml") else "")
    found = []
    for node in items(root) if root is not None else ():
        named = node.part("id")
        name = named.content if named is not None and isinstance(named.content, str) else ""
        found.append(DraftQuestion(name, "", node.line))
    return found


def _line(question: DraftQuestion) -> int:
    return question.line
