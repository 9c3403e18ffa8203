"""An analysis as text, as tables and as CSV."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

from trainer.questions.misconceptions import MISCONCEPTIONS
from trainer.study.analysis.analysis import Analysis, ExamAnalysis, ItemAnalysis, Share
from trainer.study.table import Table

COLUMNS = (
    "pack", "question", "title", "attempts", "learners", "difficulty", "discrimination", "seconds", "choices",
    "misconceptions", "remarks",
)  # fmt: skip
_NUMBERS = frozenset({"difficulty", "discrimination", "seconds", "alpha"})


def as_csv(analysis: Analysis) -> str:
    """Return a row a question; shares stand with their name, as ``heap 60 %; stack 40 %``."""
    return questions_table(analysis).csv()


def questions_table(analysis: Analysis) -> Table:
    """Return a row a question."""
    return Table("items", "Questions", COLUMNS, tuple(_item_row(item) for item in analysis.items))


def _item_row(item: ItemAnalysis) -> tuple[str | int | float | None, ...]:
    numbers = (_rounded(item.difficulty), _rounded(item.discrimination), _rounded(item.seconds))
    texts = (_shares(item.choices), _shares(item.misconceptions), "; ".join(item.remarks))
    return (*item.name, item.title, item.attempts, item.learners, *numbers, *texts)


def measures_table(analysis: Analysis) -> Table:
    """Return difficulty, discrimination and time of each question, without its options."""
    columns = ("question", "difficulty", "discrimination", "learners", "attempts", "seconds", "remarks")
    rows = [
        (
            item.heading,
            item.difficulty,
            item.discrimination,
            item.learners,
            item.attempts,
            item.seconds,
            "; ".join(item.remarks),
        )
        for item in analysis.items
    ]
    return Table("difficulty-and-discrimination", "Difficulty and discrimination", columns, tuple(rows), _NUMBERS)


def times_table(analysis: Analysis) -> Table:
    """Return the median time of each question that has one, the longest first."""
    timed = [(item.heading, item.seconds) for item in analysis.items if item.seconds is not None]
    rows = sorted(timed, key=lambda pair: -pair[1])
    return Table("time", "Time", ("question", "seconds"), tuple(rows), _NUMBERS)


def exams_table(analysis: Analysis) -> Table:
    """Return a row an exam."""
    names = tuple(name for name in ExamAnalysis.__slots__ if name != "scores")
    rows = tuple(tuple(getattr(exam, name) for name in names) for exam in analysis.exams)
    return Table("exams", "Exams", names, rows, _NUMBERS)


def choices_table(item: ItemAnalysis) -> Table:
    """Return the options or values that learners gave."""
    return _shares_table(f"{item.name[1]}-answers", "answer", item.choices)


def misconceptions_table(item: ItemAnalysis) -> Table:
    """Return the misconceptions that answers showed."""
    titled = [
        replace(one, name=MISCONCEPTIONS[one.name].title) if one.name in MISCONCEPTIONS else one
        for one in item.misconceptions
    ]
    return _shares_table(f"{item.name[1]}-misconceptions", "misconception", tuple(titled))


def _shares_table(name: str, heading: str, shares: tuple[Share, ...]) -> Table:
    rows = tuple((one.name, one.count, one.share, one.score) for one in shares)
    return Table(name, heading.capitalize(), (heading, "learners", "share", "score"), rows)


def as_json(analysis: Analysis) -> dict[str, Any]:
    """Return the analysis as plain data."""
    return {
        "questions": [_item_json(item) for item in analysis.items],
        "exams": [asdict(exam) for exam in analysis.exams],
    }


def _item_json(item: ItemAnalysis) -> dict[str, Any]:
    plain = {name: getattr(item, name) for name in ("title", "attempts", "learners", "difficulty", "discrimination")}
    shares = {name: [asdict(one) for one in getattr(item, name)] for name in ("choices", "misconceptions")}
    names = {"pack": item.name[0], "question": item.name[1]}
    return {**names, **plain, "seconds": item.seconds, **shares, "remarks": list(item.remarks)}


def lines(analysis: Analysis) -> Iterator[str]:
    """Yield the analysis as text: exams, then the questions, the hardest first, then what to look at."""
    for exam in analysis.exams:
        reliability = "no alpha" if exam.alpha is None else f"alpha {exam.alpha:.2f}"
        error = "" if exam.error is None else f", standard error {exam.error:.1%}"
        yield (
            f"{exam.title}: {exam.learners} learners, {exam.questions} questions, mean {exam.mean:.1%}, "
            f"deviation {exam.deviation:.1%}, {reliability}{error}"
        )
    if analysis.exams:
        yield ""
    width = max((len(item.name[1]) for item in analysis.items), default=0)
    yield f"{'question':{width}}  learners      p      r  seconds"
    for item in analysis.hardest_first:
        seconds = "-" if item.seconds is None else f"{item.seconds:.0f}"
        related = "-" if item.discrimination is None else f"{item.discrimination:.2f}"
        yield f"{item.name[1]:{width}}  {item.learners:8}  {item.difficulty:5.2f}  {related:>5}  {seconds:>7}"
    remarked = [item for item in analysis.items if item.remarks]
    if remarked:
        yield ""
    for item in remarked:
        yield f"{item.name[1]}: {'; '.join(item.remarks)}"


def _shares(shares: tuple[Share, ...]) -> str:
    return "; ".join(f"{one.name} {one.share:.0%}" for one in shares)


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.4g}")
