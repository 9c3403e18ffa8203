"""Fitting FSRS to the learner's own log, and taking the result only when it predicts better.

The log is split by time: the newest fifth of the reviews is held back. The parameters are fitted to the older reviews,
and both they and those in use then predict the held-back ones. The measure is the log loss (mean of -ln p of what
happened): less is better.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.util import find_spec
from itertools import groupby
from math import isfinite
from pathlib import Path
from time import sleep
from typing import IO, TYPE_CHECKING, Any

from fsrs.scheduler import DEFAULT_PARAMETERS

from trainer.study.preferences import Preferences

if TYPE_CHECKING:
    from trainer.store import Learner
    from trainer.store.store import Store

HELD_BACK = 0.2
"""The share of the reviews, the newest, that is held back."""

ENOUGH = 400
"""Reviews of known cards that there must be; fewer say too little about a learner."""

_PACKAGE = "fsrs_rs_python"
_POLL = 0.05  # seconds between two looks at whether the learner has given up

Review = tuple[int, date, int]
"""A question, the learner's day and the rating."""

Progress = Callable[[str, float], None]
"""Called with what is being done, and how far it is (0…1)."""


class FitError(Exception):
    """No parameters could be fitted; ``str()`` is a sentence for the learner."""


class NotInstalled(FitError):
    """The optional package is not there."""


class TooFewReviews(FitError):
    """There is too little to learn from."""


class Cancelled(FitError):
    """The learner gave up."""


@dataclass(frozen=True, slots=True)
class Fit:
    """``parameters`` fitted to ``learnt`` reviews; the log loss on the ``held_back`` ones, from ``split`` on.

    ``before`` is that of the parameters in use, ``after`` that of the new ones.
    """

    parameters: tuple[float, ...]
    learnt: int
    held_back: int
    split: date
    before: float
    after: float

    @property
    def is_better(self) -> bool:
        """Whether the new parameters predicted the held-back reviews better."""
        return self.after < self.before

    @property
    def sentence(self) -> str:
        """Say what came of it."""
        verdict = "Your own parameters predict better" if self.is_better else "Your own parameters predict no better"
        since = f"{self.split.day} {self.split:%B %Y}"
        return (
            f"{verdict}: log loss {self.after:.4f} against {self.before:.4f} on {self.held_back} reviews since {since} "
            f"that were held back (less is better); fitted to the {self.learnt} reviews before."
        )


def is_available() -> bool:
    """Whether the optional package is installed."""
    return find_spec(_PACKAGE) is not None


def fit(
    store: "Store",
    learner: "Learner",
    progress: Progress = lambda what, share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Fit:
    """Fit parameters to the learner's log; a thread of its own should call it. Raises FitError, StoreError.

    Fitting itself runs in a process of its own, so that no other thread waits. ``cancelled`` is asked all the time.
    """
    if not is_available():
        raise NotInstalled(
            "Fitting your own parameters needs the optional package fsrs-rs-python, which is not installed; "
            "pip install 'memory-layout-trainer[personal]' adds it."
        )
    current = Preferences.load(store, learner).parameters or DEFAULT_PARAMETERS
    reviews = []
    for number, review in enumerate(store.log.reviews(learner.id)):
        if number % 1000 == 0:
            _go_on(cancelled)
            progress("Reading your reviews", 0.0)
        reviews.append(review)
    tests = sorted(day for days in _cards(reviews) for _, day, elapsed in days if elapsed)
    if len(tests) < ENOUGH:
        raise TooFewReviews(
            f"There are {len(tests)} reviews of cards that you had learned; at least {ENOUGH} are needed to learn from."
        )
    split = tests[int(len(tests) * (1 - HELD_BACK))]
    found = _work(_lines(current, reviews, split), len(reviews), progress, cancelled)
    held = sum(day >= split for day in tests)
    return Fit(tuple(found["parameters"]), len(tests) - held, held, split, found["before"], found["after"])


def take(store: "Store", learner: "Learner", found: Fit) -> None:
    """Schedule by the fitted parameters from now on; a card takes them on at its next review.

    Raises FitError when they do not predict better, StoreError.
    """
    if not (found.is_better and isfinite(found.after)):
        raise FitError("These parameters do not predict better than those in use, so they are not taken.")
    try:
        chosen = replace(Preferences.load(store, learner), parameters=found.parameters)
    except ValueError as error:
        raise FitError("These parameters are out of the bounds that FSRS allows, so they are not taken.") from error
    chosen.save(store, learner)


def forget(store: "Store", learner: "Learner") -> None:
    """Go back to the parameters that suit most people. Raises StoreError."""
    replace(Preferences.load(store, learner), parameters=None).save(store, learner)


def _cards(reviews: Sequence[Review]) -> Iterator[list[tuple[int, date, int]]]:
    """Yield each card's reviews as rating, day, and days since the review before."""
    for _, group in groupby(reviews, lambda review: review[0]):
        last: date | None = None
        card = []
        for _, day, rating in group:
            card.append((rating, day, 0 if last is None else max(0, (day - last).days)))
            last = day
        yield card


def _lines(current: Sequence[float], reviews: Sequence[Review], split: date) -> Iterator[tuple[int, str]]:
    """Yield the lines that the worker reads, each with the number of its reviews."""
    yield 0, json.dumps(current)
    for card in _cards(reviews):
        yield len(card), json.dumps([(rating, elapsed, int(day >= split)) for rating, day, elapsed in card])


def _work(
    lines: Iterator[tuple[int, str]], total: int, progress: Progress, cancelled: Callable[[], bool]
) -> dict[str, Any]:
    """Let the worker fit, and return what it prints."""
    command = [sys.executable, str(Path(__file__).with_name("worker.py"))]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
    ) as worker:
        try:
            if worker.stdin is None or worker.stdout is None:
                raise OSError("the worker has no pipes")
            _hand_over(worker.stdin, lines, total, progress, cancelled)
            progress("Fitting", 0.5)
            while worker.poll() is None:
                _go_on(cancelled)
                sleep(_POLL)
            printed: dict[str, Any] = json.loads(worker.stdout.read())
        except (OSError, ValueError) as error:
            raise FitError("The fitting ended unexpectedly; your parameters are as they were.") from error
        finally:
            worker.kill()
    progress("Fitting", 1.0)
    return printed


def _hand_over(
    pipe: IO[str],
    lines: Iterator[tuple[int, str]],
    total: int,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> None:
    """Write the lines to the worker."""
    done = 0
    for number, (reviews, line) in enumerate(lines):
        pipe.write(f"{line}\n")
        done += reviews
        if number % 500 == 0:
            _go_on(cancelled)
            progress("Reading your reviews", done / total / 2)
    pipe.close()


def _go_on(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled("Fitting was cancelled; your parameters are as they were.")
