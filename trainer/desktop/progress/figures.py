"""What each chart of the page shows: how it is drawn, and what it says in a sentence.

The plots are imported when one is drawn: pyqtgraph and numpy take a third of a second.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trainer.desktop.theme.theme import Theme
from trainer.desktop.wording import counted

if TYPE_CHECKING:
    from trainer.study.progress import Progress

_SHOWN_DAYS = 60


def forecast(progress: "Progress", theme: Theme) -> QWidget:
    """Draw how many reviews fall due on each day; what should have been done before waits on the first."""
    from trainer.desktop.charts.plots import bars

    days = [load.day for load in progress.forecast]
    series = [("reviews", [load.reviews for load in progress.forecast])]
    if progress.overdue:
        series.append(("overdue", [progress.overdue, *[0] * (len(days) - 1)]))
    return bars(theme, days, series)


def forecast_sentence(progress: "Progress") -> str:
    """Say how much there is to do."""
    due = sum(load.reviews for load in progress.forecast)
    late = progress.overdue
    overdue = f" {late:,} {'is' if late == 1 else 'are'} overdue." if late else ""
    return f"{counted(due, 'review')} in the next {len(progress.forecast)} days.{overdue}"


def days(progress: "Progress", theme: Theme) -> QWidget:
    """Draw what was answered on each day."""
    from trainer.desktop.charts.plots import bars

    done = {day.day: day for day in progress.days}
    shown = [progress.today - timedelta(days=ago) for ago in reversed(range(_SHOWN_DAYS))]
    reviews = [done[day].answers - done[day].introduced if day in done else 0 for day in shown]
    fresh = [done[day].introduced if day in done else 0 for day in shown]
    return bars(theme, shown, [("reviews", reviews), ("new", fresh)])


def days_sentence(progress: "Progress") -> str:
    """Say how much was done."""
    recent = [day for day in progress.days if (progress.today - day.day).days < _SHOWN_DAYS]
    minutes = round(sum(day.seconds for day in recent) / 60)
    answers = counted(sum(day.answers for day in recent), "answer")
    return f"{answers} in {counted(minutes, 'minute')}, in the last {_SHOWN_DAYS} days."


def calendar(progress: "Progress", theme: Theme) -> QWidget:
    """Draw the days of a year."""
    from trainer.desktop.charts.calendar import Calendar

    return Calendar(theme, progress.today, {day.day: day.answers for day in progress.days})


def calendar_sentence(progress: "Progress") -> str:
    """Say how many days were used."""
    answers = counted(sum(day.answers for day in progress.days), "answer")
    return f"{answers} on {counted(len(progress.days), 'day')} of the last year."


def calibration(progress: "Progress", theme: Theme) -> QWidget:
    """Draw what was recalled over what was predicted."""
    from trainer.desktop.charts.plots import calibration as draw

    return draw(theme, progress.retention.bins)


def calibration_sentence(progress: "Progress") -> str:
    """Say how well the predictions fit."""
    retention = progress.retention
    if retention.predicted is None or retention.observed is None:
        return "Every review of a known card is a forecast. Once there are some, they are compared here."
    return (
        f"Of {counted(retention.reviews, 'review')}, FSRS expected {retention.predicted:.0%} to be recalled; "
        f"{retention.observed:.0%} were (± {retention.margin or 0:.0%})."
    )


def months(progress: "Progress", theme: Theme) -> QWidget:
    """Draw retention month by month."""
    from trainer.desktop.charts.plots import months as draw

    return draw(theme, progress.months)


def months_sentence(progress: "Progress") -> str:
    """Say what the two lines are."""
    if not progress.months:
        return "Month by month, once there are reviews of known cards."
    return "What FSRS predicted beside what you recalled."
