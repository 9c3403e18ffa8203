"""An analysis as text and as CSV."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from trainer.study.analysis.analysis import Analysis, ExamAnalysis, ItemAnalysis, Share

COLUMNS = (
    "pack", "question", "title", "attempts", "learners", "difficulty", "discrimination", "seconds", "choices",
    "misconceptions", "remarks",
)  # fmt: skip


def as_csv(analysis: Analysis) -> str:
    """Return a row a question; shares stand with their name, as ``heap 60 %; stack 40 %``."""
    table = StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for item in analysis.items:
        numbers = (_rounded(item.difficulty), _rounded(item.discrimination), _rounded(item.seconds))
        texts = (_shares(item.choices), _shares(item.misconceptions), "; ".join(item.remarks))
        writer.writerow((*item.name, item.title, item.attempts, item.learners, *numbers, *texts))
    return table.getvalue()


def as_json(analysis: Analysis) -> dict[str, Any]:
    """Return the analysis as plain data."""
    return {
        "questions": [_item_json(item) for item in analysis.items],
        "exams": [{name: getattr(exam, name) for name in ExamAnalysis.__slots__} for exam in analysis.exams],
    }


def _item_json(item: ItemAnalysis) -> dict[str, Any]:
    plain = {name: getattr(item, name) for name in ("title", "attempts", "learners", "difficulty", "discrimination")}
    shares = {
        name: [{"name": one.name, "count": one.count, "share": one.share} for one in getattr(item, name)]
        for name in ("choices", "misconceptions")
    }
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
    for item in sorted(analysis.items, key=lambda one: one.difficulty):
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


def _rounded(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}"
