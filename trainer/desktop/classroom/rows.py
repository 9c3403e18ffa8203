"""The tables of the class as rows of text; no Qt."""

from typing import TYPE_CHECKING

from trainer.desktop.topics import topic_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.store import LearnerSums
    from trainer.study.analysis import ItemAnalysis
    from trainer.study.mastery import Mastery
    from trainer.study.progress import ClassReport

LEARNERS = ("Learner", "Begun", "Answers", "Days", "Last day", "Time", "Score", "Reviews", "Predicted", "Recalled")
TOPICS = ("Topic", "Known so far", "Answered", "Latest score", "Predicted recall")
ITEMS = ("Question", "Learners", "Mean score", "Discrimination", "Time", "What to look at")
ORDERS = ("By name", "Fewest answers first", "Longest away first", "Lowest score first")


def ordered(learners: "Iterable[LearnerSums]", order: str) -> "list[LearnerSums]":
    """Return the learners in one of ORDERS; those without answers stand where they need a look."""
    keys = {
        "By name": lambda one: (one.learner.name.casefold(),),
        "Fewest answers first": lambda one: (one.answers, one.learner.name),
        "Longest away first": lambda one: (str(one.last_day or ""), one.learner.name),
        "Lowest score first": lambda one: (one.mean_score or 0.0, one.learner.name),
    }
    return sorted(learners, key=keys[order])


def class_figures(report: "ClassReport") -> tuple[str, ...]:
    """Return what all learners together did, in six figures."""
    sums = report.together
    recall = _percent(sums.observed_recall)
    return (
        str(len(report.learners)),
        str(sums.active),
        f"{sums.answers:,}",
        duration(sums.seconds),
        _percent(sums.mean_score),
        f"{recall} ({_percent(sums.expected_recall)} predicted)" if sums.predicted else recall,
    )


def learner_row(one: "LearnerSums") -> tuple[str, ...]:
    """Return a learner with what they did of late."""
    return (
        one.learner.name,
        f"{one.begun} of {one.cards}",
        str(one.answers),
        str(one.days),
        f"{one.last_day:%d %b %Y}" if one.last_day else "–",
        duration(one.seconds),
        _percent(one.mean_score),
        str(one.predicted),
        _percent(one.expected_recall),
        _percent(one.observed_recall),
    )


def topic_row(topic: "Mastery") -> tuple[str, ...]:
    """Return how well a topic is known."""
    return (
        topic_title(topic.topic),
        _percent(topic.known),
        f"{topic.answered} of {topic.cards}",
        _percent(topic.score),
        _percent(topic.recall),
    )


def item_row(item: "ItemAnalysis") -> tuple[str, ...]:
    """Return a question with its measures."""
    return (
        item.heading,
        str(item.learners),
        _percent(item.difficulty),
        "–" if item.discrimination is None else f"{item.discrimination:.2f}",
        "–" if item.seconds is None else f"{item.seconds:.0f} s",
        "; ".join(item.remarks),
    )


def duration(seconds: float) -> str:
    """Return a time of study: ``3 h 20 min``, ``45 min``."""
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.0%}"
