"""What a learner prefers is kept, and nonsense in it is not obeyed."""

import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS

from trainer.study.preferences import Preferences


def test_preferences_are_kept(store, learner):
    chosen = Preferences(retention=0.85, new_per_day=5, parameters=DEFAULT_PARAMETERS)

    chosen.save(store, learner)

    assert Preferences.load(store, learner) == chosen


@pytest.mark.parametrize(
    "nonsense",
    [
        {"retention": "high"},
        {"retention": 2},
        {"new_per_day": -1},
        {"parameters": [1.0] * 3},
        {"parameters": [1e9] * 21},
        {"unknown": 1},
    ],
)
def test_nonsense_from_a_file_is_as_if_it_were_not_set(store, learner, nonsense):
    store.settings.set(learner.id, "study", {"reviews_per_day": 50} | nonsense)

    assert Preferences.load(store, learner) == Preferences(reviews_per_day=50)
