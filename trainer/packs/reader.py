"""Reading a pack: structure only, every problem in one pass; no program is run."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from trainer.packs.cache import parsed
from trainer.packs.document import Node, items, lines_of
from trainer.packs.files import FileRefused, PackFiles, open_files
from trainer.packs.images import IMAGES, unfit
from trainer.packs.messages import complaints, told_once
from trainer.packs.mistaken_kinds import further_complaints
from trainer.packs.pack import Manifest, Origin, Pack
from trainer.packs.problems import PackError, Problem
from trainer.questions import AnyQuestion, Question

MOST_QUESTIONS = 10_000
LARGEST_YAML = 12 << 20
"""Characters of YAML in a pack, which bounds the time that reading takes."""
MOST_PROBLEMS = 10_000
"""More help nobody, and each takes time to word."""
MANIFEST = "pack.yaml"


def read_pack(path: Path) -> Pack:
    """Read the pack in a folder or a zip. Raises PackError with every problem."""
    pack, problems = read_sound_part(path)
    if problems or pack is None:
        raise PackError(problems)
    return pack


def read_sound_part(path: Path) -> tuple[Pack | None, list[Problem]]:
    """Return the questions that are sound, as a pack, and the problems of the others.

    The pack is None if it cannot be opened or says nothing about itself.
    """
    try:
        files = open_files(path)
    except FileRefused as refused:
        return None, [Problem(str(path), 1, 1, None, str(refused), refused.expected)]
    return read_files(files)


def read_files(files: PackFiles) -> tuple[Pack | None, list[Problem]]:
    """Return the same of files that have been opened."""
    return _Reader(files).read()


@cache
def _question_adapter() -> TypeAdapter[Question]:
    return TypeAdapter(AnyQuestion)


class _Reader:
    """Reads one pack and collects what is wrong with it."""

    def __init__(self, files: PackFiles) -> None:
        self._files = files
        self._problems: list[Problem] = []
        self._questions: list[Question] = []
        self._origins: dict[str, Origin] = {}
        self._programs: dict[str, str | None] = {}
        self._pictures: dict[str, bytes] = {}
        self._read_yaml = 0

    def read(self) -> tuple[Pack | None, list[Problem]]:
        manifest = self._manifest()
        for name in self._files.inside("questions", ".yml"):
            self._problem(name, "this file is not read", f"the name {Path(name).stem}.yaml")
        names = self._files.inside("questions", ".yaml")
        if not names:
            self._problem(MANIFEST, "the pack has no questions", "files questions/*.yaml")
        for name in names:
            if self._read_yaml > LARGEST_YAML:
                self._problem(name, f"the pack has more than {LARGEST_YAML >> 20} MiB of YAML", "a smaller pack")
                break
            self._question_file(name)
        for suffix in IMAGES:
            for name in self._files.inside("images", suffix):
                self._picture(name)
        for question in self._questions if self._pictures else ():
            question.illustrate(self._pictures)
        self._problems.sort(key=lambda problem: problem.order)
        if manifest is None:
            return None, self._problems
        fields = {field: getattr(manifest, field) for field in Manifest.model_fields}
        pack = Pack(
            **fields,
            path=self._files.path,
            questions=tuple(self._questions),
            files=frozenset(self._files.names),
            programs=frozenset(self._programs),
            origins=self._origins,
        )
        return pack, self._problems

    def _problem(
        self, name: str, what: str, expected: str = "", place: tuple[int, int] = (1, 1), question: str | None = None
    ) -> None:
        self._problems.append(Problem(self._files.shown(name), *place, question, what, expected))

    def _document(self, name: str) -> tuple[Node | None, list[str]]:
        try:
            text = self._files.text(name)
        except FileRefused as refused:
            self._problem(name, str(refused), refused.expected)
            return None, []
        self._read_yaml += len(text)
        root, found = parsed(text)
        for line, column, what, expected in found:
            self._problem(name, what, expected, (line, column))
        if root is None and not found:
            self._problem(name, "the file is empty", "a list of questions" if name != MANIFEST else "id, title, …")
        return root, lines_of(text)

    def _manifest(self) -> Manifest | None:
        if MANIFEST not in self._files.names:
            self._problem(MANIFEST, "the file is missing", "a file with id, title, version, authors and licence")
            return None
        root, _ = self._document(MANIFEST)
        if root is None:
            return None
        try:
            return Manifest.model_validate(root.plain)
        except ValidationError as error:
            for found in complaints(error):
                self._problem(MANIFEST, found.what, found.expected, root.place(found.location))
            return None

    def _question_file(self, name: str) -> None:
        root, lines = self._document(name)
        if root is None:
            return
        if not isinstance(root.content, list):
            self._problem(name, "the file does not hold a list", "a list of questions: '- id: …'", (root.line, 1))
            return
        for node in items(root):
            if len(self._questions) >= MOST_QUESTIONS:
                self._problem(name, f"the pack has more than {MOST_QUESTIONS} questions", "a smaller pack")
                return
            if len(self._problems) >= MOST_PROBLEMS:
                what = f"the pack has more than {MOST_PROBLEMS} problems; the rest of it is not read"
                self._problem(name, what, "these mended first", (node.line, 1))
                return
            self._question(name, lines, node)

    def _question(self, name: str, lines: Sequence[str], node: Node) -> None:
        data = node.plain
        identifier = data.get("id") if isinstance(data, dict) else None
        label = identifier if isinstance(identifier, str) else None
        program, found = self._insert_program(name, node, data, label)
        origin = Origin(self._files.shown(name), lines, node, *program)
        try:
            question = _question_adapter().validate_python(data)
        except ValidationError as error:
            further = further_complaints(data, _question_adapter())
            for complaint in told_once((*complaints(error), *further)):
                place = origin.place(complaint.location, complaint.placeholder)
                self._problems.append(Problem(*place, label, complaint.what, complaint.expected))
            return
        if not found:
            return
        if question.id in self._origins:
            first = self._origins[question.id]
            what = f"the id {question.id!r} is used twice (first in {first.file}:{first.node.line})"
            self._problem(name, what, "each id once", node.place(("id",)), label)
            return
        self._questions.append(question)
        self._origins[question.id] = origin

    def _insert_program(
        self, name: str, node: Node, data: Any, label: str | None
    ) -> tuple[tuple[str, Sequence[str]], bool]:
        """Replace the name of a C file in ``data`` by its text.

        Returns the file as shown with its lines, and whether it was found.
        """
        inside: tuple[str, Sequence[str]] = ("", ())
        program = data.get("program") if isinstance(data, dict) else None
        if not isinstance(program, str) or "\n" in program.strip() or not program.strip().endswith(".c"):
            return inside, True
        file = f"programs/{program.strip()}"
        if file not in self._programs:
            self._programs[file] = self._program(file)
        text = self._programs[file]
        if text is None:
            here = ", ".join(Path(found).name for found in self._files.inside("programs", ".c")[:12])
            expected = f"one of {here}" if here else "a file in the folder programs"
            self._problem(name, f"there is no program {program!r}", expected, node.place(("program",)), label)
            data["program"] = None if data.get("kind") != "scenario" else "int main(void) { return 0; }"
            return inside, False
        data["program"] = text
        return (self._files.shown(file), text.split("\n")), True

    def _picture(self, name: str) -> None:
        try:
            data = self._files.data(name)
        except FileRefused as refused:
            self._problem(name, str(refused), refused.expected)
            return
        if (fault := unfit(name, data)) is not None:
            self._problem(name, *fault)
        else:
            self._pictures[name] = data

    def _program(self, file: str) -> str | None:
        if file not in self._files.names:
            return None
        try:
            return self._files.text(file)
        except FileRefused as refused:
            self._problem(file, str(refused), refused.expected)
            return None
