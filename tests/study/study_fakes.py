"""A clock that is moved by hand, and questions that need no program."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from trainer.packs import Pack
from trainer.questions.choice import Choice
from trainer.study.clock import Clock


class MovedByHand(Clock):
    """A clock that stands still until it is moved."""

    def __init__(self, moment=datetime(2026, 3, 2, 9, 0, tzinfo=UTC)):
        super().__init__(ZoneInfo("Europe/Berlin"))
        self.moment = moment
        self.awake = self.asleep = timedelta()

    def now(self):
        return self.moment

    def ticks(self, *, through_sleep):
        return (self.awake + (self.asleep if through_sleep else timedelta())).total_seconds()

    def forward(self, **units):
        """Let time pass."""
        self.moment += timedelta(**units)
        self.awake += timedelta(**units)

    def sleep(self, **units):
        """Let time pass while the computer is suspended."""
        self.moment += timedelta(**units)
        self.asleep += timedelta(**units)

    def set(self, **units):
        """Set the computer's clock forward, or back; no time passes."""
        self.moment += timedelta(**units)


def true_or_false(identifier, topics=("heap",)):
    return Choice(
        kind="choice",
        id=identifier,
        title=identifier.capitalize(),
        prompt="The heap grows up.",
        topics=topics,
        mode="true-false",
        correct=True,
    )


def pack_of(*questions, identifier="basics"):
    return Pack(identifier, "Basics", "1", ("A. Teacher",), "en", "", "CC-BY-4.0", Path(identifier), questions)
