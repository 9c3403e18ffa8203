"""The result of an exam as a PDF."""

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from trainer.desktop.exam.wording import TIME_WAS_UP, spoken, task_outcome
from trainer.desktop.topics import topic_title
from trainer.desktop.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.study.exam import ExamResult

_MARGIN = 18  # millimetres
_FAMILY = "DejaVu Sans"
_MUTED = "#545b66"
_SIZE, _FOOT_SIZE = 10, 8  # points
_STYLE = f"""
body {{ color: #1a1d21; }}
h1 {{ font-size: 20pt; margin-bottom: 2pt; }}
h2 {{ font-size: 13pt; }}
p.muted {{ color: {_MUTED}; }}
table {{ margin-bottom: 14pt; }}
th {{ text-align: left; color: {_MUTED}; font-weight: normal; }}
"""
_Flag = Qt.AlignmentFlag


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
    document.setDefaultFont(QFont(_FAMILY, _SIZE))
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(_STYLE)
    document.setHtml(_html(result, learner))
    _print(document, writer, " · ".join(part for part in (result.title, learner) if part))
    return True


def _print(document: QTextDocument, writer: QPdfWriter, what: str) -> None:
    """Paint the pages of a document, each with what it is and its number at the foot: pages come apart."""
    room = QRectF(QPointF(), writer.pageLayout().paintRectPixels(writer.resolution()).size().toSizeF())
    foot = QFont(_FAMILY, _FOOT_SIZE)
    page = room.adjusted(0, 0, 0, -3 * QFontMetricsF(foot, writer).height())
    # texts are laid out for the screen, and drawn larger
    scale = writer.resolution() / QGuiApplication.primaryScreen().logicalDotsPerInchY()
    document.setPageSize(page.size() / scale)
    count = document.pageCount()
    painter = QPainter(writer)
    for number in range(count):
        if number:
            writer.newPage()
        above = number * document.pageSize().height()
        painter.save()
        painter.scale(scale, scale)
        painter.translate(0, -above)
        document.drawContents(painter, QRectF(QPointF(0, above), document.pageSize()))
        painter.restore()
        painter.setFont(foot)
        painter.setPen(QColor(_MUTED))
        for text, side in ((what, _Flag.AlignLeft), (f"Page {number + 1} of {count}", _Flag.AlignRight)):
            painter.drawText(room, side | _Flag.AlignBottom, text)
    painter.end()


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
    # Qt knows the room in a cell as an attribute of the table only; it repeats the head where a page begins in a table
    table = f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f"<table width='100%' cellspacing='0' cellpadding='4'>{table}</table>"
