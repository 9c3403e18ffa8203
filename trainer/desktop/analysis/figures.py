"""What each chart of the page shows: how it is drawn, and what it says in a sentence.

The plots are imported when one is drawn: pyqtgraph and numpy take a third of a second.
"""

from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trainer.desktop.analysis.desk import AnalysisData
from trainer.desktop.process_view.wording import capital
from trainer.desktop.theme.theme import Theme
from trainer.desktop.wording import counted

if TYPE_CHECKING:
    from trainer.study.analysis import Share
    from trainer.study.table import Table

_MOST_BARS = 20


def measures(data: AnalysisData, theme: Theme) -> QWidget:
    """Draw each question at its difficulty and discrimination."""
    from trainer.desktop.analysis.plots import Place, places

    return places(
        theme,
        [
            Place(item.heading, item.difficulty, item.discrimination, bool(item.remarks))
            for item in data.items
            if item.discrimination is not None
        ],
    )


def measures_sentence(data: AnalysisData) -> str:
    """Say how many questions there are, and how many need a look."""
    remarked = sum(bool(item.remarks) for item in data.items)
    untold = sum(item.discrimination is None for item in data.items)
    sentences = [
        "On the right are the easy questions, at the top those that tell who knows more"
        + (f". {remarked} of {len(data.items)} need a look (triangles)" if remarked else "")
    ]
    if untold:
        sentences.append(f"the discrimination of {untold} cannot be told from so few answers")
    return "; ".join(sentences) + "."


def times(data: AnalysisData, theme: Theme) -> QWidget:
    """Draw the median time of the questions that take longest."""
    from trainer.desktop.analysis.plots import Bar, bars

    rows = data.times.rows[:_MOST_BARS]
    drawn = [Bar(str(name), float(seconds or 0), f"{seconds:.0f} s", True) for name, seconds in rows]
    return bars(theme, drawn, "seconds")


def times_sentence(data: AnalysisData) -> str:
    """Say how long a question takes."""
    times = [item.seconds for item in data.items if item.seconds is not None]
    if not times:
        return "No file says how long the answers took."
    shown = f" The {_MOST_BARS} longest are drawn." if len(times) > _MOST_BARS else ""
    return f"The median question takes {median(times):.0f} s, by the median of its first answers.{shown}"


def scores(data: AnalysisData, theme: Theme) -> QWidget:
    """Draw how many learners reached which score in the exam that most of them sat."""
    from trainer.desktop.analysis.plots import histogram

    exam = data.analysis.largest_exam
    return histogram(theme, exam.scores if exam is not None else ())


def exams_sentence(data: AnalysisData) -> str:
    """Say how reliable the exam is that most learners sat."""
    exam = data.analysis.largest_exam
    if exam is None:
        return "Nobody has answered everything, and no exam was sat: there is no test whose reliability could be told."
    sat, asked = counted(exam.learners, "learner"), counted(exam.questions, "question")
    who = f"{capital(exam.title)}: {sat}, {asked}, mean {exam.mean:.0%}"
    if exam.alpha is None or exam.error is None:
        return f"{who}; too few learners or questions for Cronbach's alpha."
    return f"{who}, Cronbach's alpha {exam.alpha:.2f}, standard error of a score {exam.error:.0%}."


def shares(found: "tuple[Share, ...]", names: list[str], theme: Theme) -> QWidget:
    """Draw the share of each answer; what is right has another colour, and says so."""
    from trainer.desktop.analysis.plots import Bar, bars

    drawn = [
        Bar(name, one.share * 100, f"{one.share:.0%}{', right' if one.score == 1 else ''}", one.score == 1)
        for name, one in zip(names[:_MOST_BARS], found, strict=False)
    ]
    return bars(theme, drawn, "%", 100)


def choices_sentence(found: "tuple[Share, ...]") -> str:
    """Say what most learners gave."""
    if not found:
        return "Answers of this kind are arrangements: there are no options to count."
    return f"Most gave: {found[0].name} ({counted(found[0].count, 'learner')}, {found[0].share:.0%})."


def misconceptions_sentence(table: "Table") -> str:
    """Say which belief most wrong answers follow from."""
    if not table.rows:
        return "No answer followed from a known misconception."
    title, learners, *_ = table.rows[0]
    return f"Most often: {title} ({counted(learners, 'learner')})."
