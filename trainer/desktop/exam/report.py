"""The result of an exam as a PDF."""

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from trainer.desktop.exam.wording import TIME_WAS_UP, spoken, task_outcome
from trainer.desktop.topics import topic_title
from trainer.desktop.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.study.exam import ExamResult

_MARGIN = 18  # millimetres
_STYLE = """
body { font-family: "DejaVu Sans", sans-serif; font-size: 10pt; color: #1a1d21; }
h1 { font-size: 20pt; margin-bottom: 2pt; }
h2 { font-size: 13pt; margin-top: 14pt; }
p.muted { color: #545b66; }
th { text-align: left; color: #545b66; font-weight: normal; }
"""


def write_pdf(result: "ExamResult", path: Path, learner: str) -> bool:
    """Write the result of a learner on pages of A4; say whether the file could be written."""
    try:
        path.touch()
    except OSError:
        return False
    writer = QPdfWriter(str(path))
    writer.setTitle(result.title)
    writer.setCreator("Memory Layout Trainer")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN),
            QPageLayout.Unit.Millimeter,
        )
    )
    document = QTextDocument()
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(_html(result, learner))
    document.setPageSize(writer.pageLayout().paintRectPoints().size().toSizeF())
    document.print_(writer)
    return True


def _html(result: "ExamResult", learner: str) -> str:
    exam, blueprint = result.exam, result.paper.blueprint
    finished = exam.finished_at.astimezone() if exam.finished_at else None
    limit = f" of {counted(blueprint.minutes, 'minute')}" if blueprint.minutes else ""
    facts = (
        f"{'Passed' if result.passed else 'Not passed'}: {result.score:.0%}, "
        f"{result.earned:.4g} of {counted(result.points, 'point')}; {blueprint.pass_mark:.0%} needed."
    )
    over = f" {TIME_WAS_UP}" if result.timed_out else ""
    when = f"Handed in on {finished:%d %B %Y at %H:%M}. " if finished else ""
    tasks = [(str(task.position + 1), task.title, *task_outcome(task), spoken(task.seconds)) for task in result.tasks]
    topics = [
        (topic_title(topic.topic), f"{topic.score:.0%}", f"{topic.earned:.3g} of {topic.points:g}")
        for topic in sorted(result.topics, key=lambda topic: topic.score)
    ]
    breaks = "".join(f"<p class='muted'>{escape(str(pause))}</p>" for pause in result.breaks)
    return (
        f"<h1>{escape(result.title)}</h1><p>{escape(learner)}</p><p>{facts}</p>"
        f"<p class='muted'>{when}Paper {result.paper.seed}. Time used: {spoken(exam.used)}{limit}. "
        f"{result.answered} of {len(result.tasks)} tasks answered.{over}</p>{breaks}"
        f"<h2>Tasks</h2>{_table(('No.', 'Task', 'Result', 'Points', 'Time'), tasks)}"
        f"<h2>Topics, the weakest first</h2>{_table(('Topic', 'Score', 'Points'), topics)}"
    )


def _table(headers: "Sequence[str]", rows: "Sequence[Sequence[str]]") -> str:
    head = "".join(f"<th>{escape(text)}</th>" for text in headers)
    body = "".join(f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>" for row in rows)
    # Qt knows the room in a cell as an attribute of the table only
    return f"<table width='100%' cellspacing='0' cellpadding='4'><tr>{head}</tr>{body}</table>"
