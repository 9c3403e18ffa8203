"""Personal FSRS parameters: fitted to the learner's log, taken only when they predict better."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from fsrs import Rating
from fsrs.scheduler import DEFAULT_PARAMETERS
from sqlalchemy import insert
from study_fakes import pack_of, true_or_false

from trainer.packs import Library
from trainer.store import Attempt, Card, CardState, Mode, new_uuid
from trainer.store.rows import attempt_values
from trainer.store.tables import ATTEMPTS
from trainer.study import optimise
from trainer.study.clock import Clock
from trainer.study.preferences import Preferences
from trainer.study.scheduler import Scheduler
from trainer.study.shelf import Shelf

needs_the_package = pytest.mark.skipif(not optimise.is_available(), reason="fsrs-rs-python is not installed")
CARDS = 150
FORGETFUL = (*(stability * 0.25 for stability in DEFAULT_PARAMETERS[:4]), *DEFAULT_PARAMETERS[4:])


@pytest.fixture
def remember(store, learner):
    """Fill the log with a year of reviews of somebody whose memory is truly that of these parameters."""

    def fill(parameters, cards=CARDS, days=365):
        questions = [true_or_false(f"q-{number}") for number in range(cards)]
        Shelf(Library((pack_of(*questions),))).mirror(store)
        attempts = [attempt for number in range(1, cards + 1) for attempt in life(number, parameters, days)]
        with store.database.write() as connection:
            connection.execute(insert(ATTEMPTS), [attempt_values(attempt) for attempt in attempts])

    def life(number, parameters, days):
        random, clock = Random(number), Clock(UTC)
        planned, true = Scheduler(clock), Scheduler(clock, parameters=parameters)
        card = real = Card(number, "basics", f"q-{number - 1}")
        now = datetime(2025, 1, 1, 9, tzinfo=UTC) + timedelta(days=random.randrange(60))
        end = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=days)
        while now < end:
            recall = true.recall(real.memory, now)
            rating = Rating.Good if random.random() < (0.7 if recall is None else recall) else Rating.Again
            memory = planned.review(card, rating, now)
            yield Attempt(
                uuid=new_uuid(now),
                learner=learner.id,
                question=number,
                version="0a",
                seed=0,
                answer="{}",
                score=1.0,
                seconds=5,
                mode=Mode.REVIEW,
                answered_at=now,
                day=now.date(),
                rating=int(rating),
                after=memory,
            )
            real = Card(number, "basics", "", true.review(real, rating, now))
            card = Card(number, "basics", card.name, memory, card.reviews + 1)
            now = memory.due + timedelta(hours=5) if memory.state == CardState.REVIEW else memory.due

    return fill


@needs_the_package
def test_parameters_of_a_forgetful_learner_predict_better_and_are_taken(store, learner, remember):
    remember(FORGETFUL)

    found = optimise.fit(store, learner)
    optimise.take(store, learner, found)

    assert found.after < found.before
    assert found.held_back == pytest.approx((found.learnt + found.held_back) / 5, rel=0.1)
    assert Preferences.load(store, learner).parameters == found.parameters
    assert "Your own parameters predict better: log loss 0." in found.sentence


@needs_the_package
def test_reviews_are_held_back_by_time(store, learner, remember):
    remember(FORGETFUL)

    found = optimise.fit(store, learner)

    days = [day for _, day, _ in store.log.reviews(learner.id)]
    assert min(days) < found.split < max(days)


def test_parameters_that_predict_no_better_are_not_taken(store, learner, clock):
    found = optimise.Fit(DEFAULT_PARAMETERS, 800, 200, clock.today(), before=0.31, after=0.32)

    with pytest.raises(optimise.FitError, match="do not predict better than those in use"):
        optimise.take(store, learner, found)

    assert Preferences.load(store, learner).parameters is None
    assert "predict no better: log loss 0.3200 against 0.3100 on 200 reviews since 2 March 2026" in found.sentence


def test_parameters_out_of_bounds_are_not_taken(store, learner, clock):
    found = optimise.Fit((1e9,) * 21, 800, 200, clock.today(), before=0.31, after=0.3)

    with pytest.raises(optimise.FitError, match="out of the bounds"):
        optimise.take(store, learner, found)


def test_the_way_back_is_open(store, learner):
    Preferences(retention=0.85, parameters=FORGETFUL).save(store, learner)

    optimise.forget(store, learner)

    assert Preferences.load(store, learner) == Preferences(retention=0.85)


@needs_the_package
def test_too_few_reviews_are_counted(store, learner, remember):
    remember(DEFAULT_PARAMETERS, cards=3, days=100)

    with pytest.raises(optimise.TooFewReviews, match=r"There are \d+ reviews .* at least 400 are needed"):
        optimise.fit(store, learner)


@needs_the_package
@pytest.mark.parametrize("asked", [1, 2])
def test_fitting_can_be_cancelled_at_any_time(store, learner, remember, asked):
    remember(FORGETFUL)
    answers = iter([False] * asked)

    with pytest.raises(optimise.Cancelled):
        optimise.fit(store, learner, cancelled=lambda: next(answers, True))


@needs_the_package
def test_fitting_tells_how_far_it_is(store, learner, remember):
    remember(FORGETFUL)
    seen = []

    optimise.fit(store, learner, progress=lambda what, share: seen.append((what, share)))

    assert [share for _, share in seen] == sorted(share for _, share in seen)
    assert seen[-1] == ("Fitting", 1.0)


@needs_the_package
def test_a_worker_that_dies_leaves_everything_as_it_was(store, learner, remember, monkeypatch):
    remember(FORGETFUL)
    start = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda _, **pipes: start([sys.executable, "-c", "exit(3)"], **pipes))

    with pytest.raises(optimise.FitError, match="ended unexpectedly"):
        optimise.fit(store, learner)


def test_without_the_package_it_says_so(store, learner, monkeypatch):
    monkeypatch.setattr("trainer.study.optimise.fitting.find_spec", lambda name: None)

    assert not optimise.is_available()
    with pytest.raises(optimise.NotInstalled, match="needs the optional package fsrs-rs-python"):
        optimise.fit(store, learner)
