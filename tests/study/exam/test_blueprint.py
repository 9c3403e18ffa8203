"""Blueprints are kept, read from files, and refused with a sentence."""

import pytest

from trainer.study.exam import (
    Blueprint,
    ExamError,
    Section,
    blueprints,
    forget_blueprint,
    keep_blueprint,
    read_blueprint,
)


def test_a_blueprint_adds_up_its_sections(blueprint):
    assert (blueprint.count, blueprint.points, blueprint.limit) == (4, 8, 1800)


def test_several_blueprints_are_kept_by_title(store, learner, blueprint):
    final = Blueprint(title="Final", sections=(Section(count=1),))
    keep_blueprint(store, learner, blueprint)
    keep_blueprint(store, learner, final)

    assert blueprints(store, learner) == (final, blueprint)


def test_a_blueprint_of_the_same_title_takes_the_place_of_the_former(store, learner, blueprint):
    keep_blueprint(store, learner, blueprint)
    keep_blueprint(store, learner, blueprint.model_copy(update={"minutes": 45}))

    assert [kept.minutes for kept in blueprints(store, learner)] == [45]


def test_a_blueprint_is_forgotten(store, learner, blueprint):
    keep_blueprint(store, learner, blueprint)

    forget_blueprint(store, learner, "Midterm")

    assert blueprints(store, learner) == ()


def test_a_blueprint_travels_as_json(blueprint):
    assert read_blueprint(blueprint.model_dump_json()) == blueprint


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "not a blueprint of an exam: it: Invalid JSON"),
        ('{"title": "T", "sections": []}', "sections: Tuple should have at least 1 item"),
        ('{"title": "T", "sections": [{"count": 0}]}', "sections.0.count: Input should be greater than or equal to 1"),
        ('{"title": "T", "sections": [{"count": 1}], "minutes": "NaN"}', "minutes: Input should be a finite number"),
        ('{"title": "T", "sections": [{"count": 1, "topic": "heap"}]}', "sections.0.topic: Extra inputs"),
    ],
    ids=["no json", "empty", "no questions", "no time", "misspelt"],
)
def test_what_is_no_blueprint_is_refused_with_the_place(text, sentence):
    with pytest.raises(ExamError, match=sentence):
        read_blueprint(text)
