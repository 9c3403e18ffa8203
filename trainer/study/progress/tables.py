"""The figures of the progress page as tables: what a screen reader reads, and what goes into CSV files."""

import os
from collections.abc import Iterable
from pathlib import Path

from trainer.study.mastery import Mastery
from trainer.study.progress.report import Progress
from trainer.study.table import Cell, Table


def tables(progress: Progress) -> tuple[Table, ...]:
    """Return every figure of the progress page."""
    return (
        _table(
            "forecast",
            "Reviews that fall due",
            ("day", "reviews"),
            [("overdue", progress.overdue), *((load.day, load.reviews) for load in progress.forecast)],
        ),
        _table(
            "days",
            "Answers by day",
            ("day", "answers", "new", "seconds", "score", "reviews", "predicted", "recalled"),
            (
                (
                    day.day,
                    day.answers,
                    day.introduced,
                    day.seconds,
                    day.mean_score,
                    day.predicted,
                    day.expected_recall,
                    day.observed_recall,
                )
                for day in progress.days
            ),
        ),
        _table(
            "calibration",
            "Predicted and observed recall",
            ("from", "to", "reviews", "predicted", "observed", "margin"),
            (
                (part.low, part.high, part.reviews, part.predicted, part.observed, part.margin)
                for part in progress.retention.bins
            ),
        ),
        _table(
            "months",
            "Retention by month",
            ("month", "reviews", "predicted", "observed"),
            ((f"{month.month:%Y-%m}", month.reviews, month.predicted, month.observed) for month in progress.months),
        ),
        topics_table(progress.topics),
        _table(
            "misconceptions",
            "Misconceptions",
            ("name", "title", "answers"),
            ((shown.name, shown.title, shown.answers) for shown in progress.misconceptions),
        ),
        _table(
            "leeches",
            "Cards forgotten again and again",
            ("pack", "question", "title", "lapses", "suspended"),
            ((leech.pack, leech.name, leech.title, leech.lapses, int(leech.suspended)) for leech in progress.leeches),
        ),
    )


def topics_table(topics: Iterable[Mastery]) -> Table:
    """Return the tree of topics as a table."""
    return _table(
        "topics",
        "Topics",
        ("topic", "title", "cards", "answered", "recall", "score", "known"),
        (
            (topic.topic, topic.title, topic.cards, topic.answered, topic.recall, topic.score, topic.level)
            for topic in topics
        ),
    )


def write_tables(tables: Iterable[Table], folder: Path) -> list[Path]:
    """Write each table as a CSV file (UTF-8) into a folder, which is made; return the files. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(table, folder / f"{table.name}.csv") for table in tables]


def _table(name: str, title: str, columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Table:
    return Table(name, title, columns, tuple(rows))


def _write(table: Table, path: Path) -> Path:
    draft = path.with_name(f"{path.name}.partial")
    with draft.open("w", encoding="utf-8", newline="") as file:
        file.write(table.csv())
        file.flush()
        os.fsync(file.fileno())
    return draft.replace(path)
