"""Reading attempts: the JSON that ``trainer progress export`` writes, or a table (CSV).

The columns of a table are ``learner``, ``question`` and ``score`` (0 to 1), and where they are known ``pack``,
``exam``, ``seconds``, ``choices`` and ``misconceptions`` (both with ``;`` between).
"""

import csv
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import ValidationError

from trainer.questions import Question
from trainer.store.document_stream import DocumentStream, NotProgress
from trainer.store.exchange_format import AttemptPart, ExamPart, LearnerPart, QuestionPart
from trainer.store.watching import UNWATCHED, Watch
from trainer.study.analysis.choices import choices
from trainer.study.analysis.responses import Attempts, Name, Response, Sheet
from trainer.study.exam.paper import Paper

LARGEST_FILE = 256 << 20
"""Bytes of a table, which is read as a whole."""
_LOOK = 1 << 10  # bytes of a file that tell an export from a table
_Given = tuple[Name, float, float | None, tuple[str, ...], tuple[str, ...], str]
"""The fields of a ``Response`` after its learner, who is told later in the file."""
Questions = Mapping[Name, Question]
"""Questions whose texts are known."""


class NotAttempts(Exception):
    """A file does not hold attempts; ``str()`` is a sentence."""


def read_attempts(path: Path, questions: Questions | None = None, mode: str = "", watch: Watch = UNWATCHED) -> Attempts:
    """Read one file; ``mode`` takes only the answers of review, practice or exam. Raises NotAttempts, Cancelled."""
    try:
        with path.open("rb") as file:
            if file.read(_LOOK).lstrip().startswith(b"{"):
                return _from_json(path, questions or {}, mode, watch)
            file.seek(0)
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise NotAttempts(f"{path} cannot be read: {error.strerror}") from error
    if len(data) > LARGEST_FILE:
        raise NotAttempts(f"{path} is larger than {LARGEST_FILE >> 20} MiB")
    try:
        return _from_table(path, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotAttempts(f"{path}: byte {error.start + 1} is not UTF-8") from error


def _from_json(path: Path, questions: Questions, mode: str, watch: Watch) -> Attempts:
    titles: dict[Name, str] = {}
    given: dict[int, list[_Given]] = {}

    def list_questions(batch: tuple[QuestionPart, ...]) -> None:
        titles.update(((question.pack, question.name), question.title) for question in batch)

    def add_attempts(place: int, batch: tuple[AttemptPart, ...]) -> None:
        watch.go_on("Reading the answers", 0.0)
        given.setdefault(place, []).extend(
            _given(attempt, questions) for attempt in batch if not attempt.undone and (not mode or attempt.mode == mode)
        )

    try:
        with path.open(encoding="utf-8") as file:
            learners = DocumentStream(file, list_questions, add_attempts).read().learners
    except NotProgress as error:
        raise NotAttempts(f"{path} is not an export of progress: {error}") from error
    responses = (
        Response(str(learner.uuid), *one) for place, learner in enumerate(learners) for one in given.pop(place, ())
    )
    sheets = (_sheet(learner, exam) for learner in learners for exam in learner.exams if exam.finished_at)
    return Attempts(tuple(responses), tuple(sheet for sheet in sheets if sheet is not None), titles)


def _given(attempt: AttemptPart, questions: Questions) -> _Given:
    name = attempt.pack, attempt.question
    seen = choices(attempt.answer, questions.get(name))
    return name, attempt.score, attempt.seconds, seen, attempt.misconceptions, attempt.answered_at.isoformat()


def _sheet(learner: LearnerPart, exam: ExamPart) -> Sheet | None:
    """Return the scores of a finished exam, None where its paper is not one."""
    try:
        paper = Paper.model_validate(exam.paper)
    except ValidationError:
        return None
    return sheet_of(str(learner.uuid), paper, {answer.position: answer.score or 0.0 for answer in exam.answers})


def sheet_of(learner: str, paper: Paper, given: Mapping[int, float]) -> Sheet:
    """Return what a learner scored at each task of a paper, by position; one that was left alone scored 0."""
    scores = {task.name: given.get(position, 0.0) for position, task in enumerate(paper.tasks)}
    key = f"{paper.blueprint.title}:{paper.seed}"
    return Sheet(key, paper.blueprint.title, learner, scores)


def _from_table(path: Path, text: str) -> Attempts:
    first = text.split("\n", 1)[0]
    rows = csv.DictReader(text.splitlines(), delimiter=max(",;\t", key=first.count))
    names = {name.strip().casefold(): name for name in rows.fieldnames or () if name}
    if missing := [name for name in ("learner", "question", "score") if name not in names]:
        raise NotAttempts(f"{path} has no column {', '.join(missing)}; a table needs learner, question and score")
    responses: list[Response] = []
    sheets: dict[tuple[str, str], dict[Name, float]] = {}
    try:
        for row in rows:
            cells = {name: (row[heading] or "").strip() for name, heading in names.items()}
            response = _table_response(cells, len(responses))
            responses.append(response)
            if cells.get("exam"):
                sheets.setdefault((cells["exam"], response.learner), {}).setdefault(response.name, response.score)
    except (ValueError, csv.Error) as error:
        raise NotAttempts(f"{path}, line {rows.line_num}: {error}") from error
    found = [Sheet(exam, exam, learner, scores) for (exam, learner), scores in sheets.items()]
    return Attempts(tuple(responses), tuple(found))


def _table_response(cells: Mapping[str, str], number: int) -> Response:
    if not cells["learner"] or not cells["question"]:
        raise ValueError("learner or question is empty")
    score = _number(cells["score"], "score")
    if not 0 <= score <= 1:
        raise ValueError(f"the score {cells['score']} is not between 0 and 1")
    seconds = _number(cells["seconds"], "seconds") if cells.get("seconds") else None
    return Response(
        learner=cells["learner"],
        name=(cells.get("pack", ""), cells["question"]),
        score=score,
        seconds=seconds,
        choices=tuple(_listed(cells.get("choices", ""))),
        misconceptions=tuple(_listed(cells.get("misconceptions", ""))),
        order=f"{number:012}",
    )


def _number(text: str, name: str) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        raise ValueError(f"{name} is {text!r}, which is not a number") from None
    if not 0 <= value < 1e9:
        raise ValueError(f"{name} is {text}")
    return value


def _listed(text: str) -> Iterable[str]:
    return filter(None, map(str.strip, re.split(";", text)))
