"""Progress travels in a file; see test_merging.py for logs that went apart."""

import json
import threading
from uuid import UUID

import pytest

from trainer.packs import Library
from trainer.store import StoreError, database
from trainer.store.errors import Cancelled
from trainer.store.exchange_format import ProgressDocument
from trainer.store.watching import Watch
from trainer.study.exchange import import_progress
from trainer.study.practice import practice
from trainer.study.preferences import Preferences


def test_everything_arrives_on_another_machine(machine, clock):
    laptop, desktop = machine(), machine()
    laptop.study([True, False, True, True])
    Preferences(retention=0.85).save(laptop.store, laptop.learner)
    laptop.store.notes.set(laptop.learner.id, 1, "brk moves the break", clock.now())
    laptop.store.cards.flag(laptop.learner.id, 2, 3)
    laptop.store.cards.suspend(laptop.learner.id, 3)

    (merged,) = desktop.take_in(laptop)

    assert (merged.name, merged.answers, merged.replayed) == ("Learner", 4, 0)
    assert desktop.cards() == laptop.cards()
    assert desktop.sums() == laptop.sums()
    store, learner = desktop.store, desktop.learner
    assert Preferences.load(store, learner).retention == 0.85
    assert store.notes.get(learner.id, 1) == "brk moves the break"
    assert (store.cards.get(learner.id, 2).flag, store.cards.get(learner.id, 3).suspended) == (3, True)


def test_taking_in_the_same_file_again_changes_nothing(machine):
    laptop, desktop = machine(), machine()
    laptop.study([True, False])
    desktop.take_in(laptop)
    before = desktop.cards(), desktop.log(), desktop.sums()

    (merged,) = desktop.take_in(laptop)

    assert (merged.answers, merged.replayed) == (0, 0)
    assert (desktop.cards(), desktop.log(), desktop.sums()) == before


def test_what_was_taken_in_is_not_undone(machine):
    laptop, desktop = machine(), machine()
    laptop.study([True])
    desktop.take_in(laptop)

    assert desktop.store.log.undo(desktop.learner.id, desktop.clock.now()) is None


def test_progress_of_a_pack_that_is_missing_waits_for_it(machine, clock, library):
    laptop, desktop = machine(), machine(Library())
    laptop.study([True, True])

    desktop.take_in(laptop)
    assert desktop.cards() == {}

    practice(desktop.store, library, desktop.learner, clock)  # the pack arrives
    assert desktop.cards() == laptop.cards()


def test_another_learner_of_the_same_name_is_told_apart(machine):
    laptop, desktop = machine(), machine()
    laptop.study([True])
    desktop.study([True])

    desktop.take_in(laptop)

    assert [learner.name for learner in desktop.store.learners.all()] == ["Learner", "Learner (2)"]


def test_a_learner_who_began_on_two_machines_can_be_made_one(machine):
    laptop, desktop = machine(), machine()
    laptop.study([True])
    desktop.study([True, True])

    import_progress(desktop.store, laptop.export(), desktop.clock, into=desktop.learner)

    assert len(desktop.store.learners.all()) == 1
    assert len(desktop.log()) == 3


def test_a_file_of_several_learners_is_not_made_one(machine, clock):
    laptop, desktop = machine(), machine()
    for name in ("Ada", "Grace"):
        laptop.store.learners.add(name, clock.now())

    with pytest.raises(StoreError, match="holds 2 learners"):
        import_progress(desktop.store, laptop.export(), clock, into=desktop.learner)


def test_the_file_is_what_its_schema_says(machine):
    laptop = machine()
    laptop.study([True, False])

    document = ProgressDocument.model_validate_json(laptop.export().read_text())

    assert [len(learner.attempts) for learner in document.learners] == [2]


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda data: "not json", "is not a file of progress: it: Invalid JSON"),
        (lambda data: json.dumps(data)[:-200], "is not a file of progress: it: Invalid JSON"),
        (lambda data: json.dumps(data | {"version": 2, "questions": [1]}), "version: Input should be 1"),
        (lambda data: json.dumps([data]), "it: Input should be an object"),
        (lambda data: json.dumps(data | {"learners": {}}), "learners: Input should be a valid (array|tuple)"),
        (lambda data: json.dumps({"learners": []}), "format: Field required"),
        (lambda data: json.dumps(data)[:-1] + ', "questions": []}', "questions: It is there twice"),
        (lambda data: json.dumps(data | {"format": "other"}), "format: Input should be"),
        (
            lambda data: json.dumps(data).replace('"question": "one"', '"question": "gone"'),
            "question basics/gone, which it does not list",
        ),
        (
            lambda data: json.dumps(data).replace('"score": 1.0', '"score": 2.0'),
            "learners.0.attempts.0.score: Input should be less than or equal to 1",
        ),
    ],
    ids=["text", "cut off", "newer", "list", "kind", "bare", "twice", "foreign", "incomplete", "out of range"],
)
def test_a_file_that_cannot_be_read_changes_nothing(machine, spoil, sentence):
    laptop, desktop = machine(), machine()
    laptop.study([True])
    path = laptop.export()
    path.write_text(spoil(json.loads(path.read_text())))
    before = desktop.store.learners.all()

    with pytest.raises(StoreError, match=sentence):
        import_progress(desktop.store, path, desktop.clock)

    assert desktop.store.learners.all() == before


def test_a_file_that_cannot_be_written_is_named(machine, tmp_path):
    laptop = machine()
    laptop.study([True])

    with pytest.raises(StoreError, match="could not be written: No such file or directory"):
        laptop.store.export_progress(tmp_path / "missing" / "progress.json", laptop.clock.now())


def test_the_order_of_members_says_nothing(machine):
    laptop, desktop = machine(), machine()
    laptop.study([True, False])
    path = laptop.export()
    document = json.loads(path.read_text(), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    assert next(iter(document)) == "learners"
    path.write_text(json.dumps(document, indent=1))

    import_progress(desktop.store, path, desktop.clock)

    assert desktop.cards() == laptop.cards()


def test_more_answers_than_are_read_at_a_time_all_arrive(machine):
    laptop, desktop = machine(), machine()
    laptop.study([True])
    path = laptop.export()
    document = json.loads(path.read_text())
    (answer,) = document["learners"][0]["attempts"]
    answers = [answer | {"uuid": str(UUID(int=number))} for number in range(1001)]
    document["learners"][0]["attempts"] = answers
    path.write_text(json.dumps(document))

    (merged,) = import_progress(desktop.store, path, desktop.clock)

    assert merged.answers == len(desktop.log()) == 1001


def test_the_place_of_a_mistake_in_a_long_list_is_right(machine):
    laptop, desktop = machine(), machine()
    laptop.study([True])
    path = laptop.export()
    document = json.loads(path.read_text())
    (answer,) = document["learners"][0]["attempts"]
    document["learners"][0]["attempts"] = [answer] * 777 + [answer | {"seed": "none"}]
    for number, one in enumerate(document["learners"][0]["attempts"]):
        document["learners"][0]["attempts"][number] = one | {"uuid": str(UUID(int=number))}
    path.write_text(json.dumps(document))

    with pytest.raises(StoreError, match=r"learners\.0\.attempts\.777\.seed: Input should be a valid integer"):
        import_progress(desktop.store, path, desktop.clock)


def test_an_import_says_how_far_it_is(machine):
    laptop, desktop = machine(), machine()
    laptop.study([True, False])
    heard = []

    watch = Watch(lambda what, share: heard.append((what, share)))
    import_progress(desktop.store, laptop.export(), desktop.clock, watch=watch)

    assert heard[0] == ("Reading the file", 1.0)
    assert heard[-2:] == [("Taking in the answers", 1.0), ("Putting the answers in order", 1.0)]


@pytest.mark.parametrize("when", ["Reading the file", "Taking in the answers", "Putting the answers in order"])
def test_an_import_that_is_given_up_changes_nothing(machine, when, monkeypatch):
    monkeypatch.setattr(database, "_LOOK_EVERY", 10)
    laptop, desktop = machine(), machine()
    laptop.study([True, False])
    heard = []

    watch = Watch(lambda what, share: heard.append(what), lambda: when in heard)
    with pytest.raises(Cancelled, match="everything is as it was"):
        import_progress(desktop.store, laptop.export(), desktop.clock, watch=watch)

    assert desktop.store.learners.all() == []


def test_an_answer_that_is_given_during_an_import_waits_for_it(machine, monkeypatch):
    monkeypatch.setattr(database, "BUSY_TIMEOUT", 0)
    laptop, desktop = machine(), machine()
    laptop.study([True, False])
    desktop.take_in(laptop)
    laptop.study([True])
    given = threading.Thread(target=desktop.study, args=([True],))
    began = []

    def take_time(what, share):
        if what == "Taking in the answers" and not began:
            began.append(what)
            given.start()
            given.join(0.3)
            assert given.is_alive()

    import_progress(desktop.store, laptop.export(), desktop.clock, watch=Watch(take_time))

    given.join(10)
    assert len(desktop.log()) == 4


def test_an_export_says_how_far_it_is(machine, tmp_path):
    laptop = machine()
    laptop.study([True, False])
    heard = []

    watch = Watch(lambda what, share: heard.append((what, share)))
    laptop.store.export_progress(tmp_path / "progress.json", laptop.clock.now(), watch=watch)

    assert heard == [("Writing the answers", 0.0)]


def test_an_export_that_is_given_up_leaves_the_file_that_was_there(machine, tmp_path):
    laptop = machine()
    laptop.study([True])
    path = tmp_path / "progress.json"
    path.write_text("of last week")

    with pytest.raises(Cancelled, match="everything is as it was"):
        laptop.store.export_progress(path, laptop.clock.now(), watch=Watch(cancelled=lambda: True))

    assert path.read_text() == "of last week"
    assert not list(tmp_path.glob("*.partial"))


SPOILT_VALUES = [
    (("name",), "Ada\x1b[2J"),
    (("attempts", 0, "seed"), 1 << 70),
    (("attempts", 0, "seconds"), 1e300),
    (("attempts", 0, "answered_at"), "0001-01-01T00:00:00Z"),
    (("attempts", 0, "day"), "9999-12-31"),
    (("attempts", 0, "after", "stability"), -1.0),
    (("attempts", 0, "after", "difficulty"), 0.0),
    (("attempts", 0, "after", "due"), "9999-12-31T23:59:59Z"),
    (("exams", 0, "answers", 0, "position"), 1 << 70),
    (("exams", 0, "answers", 0, "position"), 1),
    (("exams", 0, "answers"), []),
    (("exams", 0, "paper"), {}),
    (("exams", 0, "paper", "blueprint", "sections"), None),
    (("exams", 0, "breaks"), "none"),
]


@pytest.mark.parametrize(("place", "value"), SPOILT_VALUES, ids=lambda value: str(value)[:40])
def test_a_value_that_cannot_be_is_refused_before_anything_is_written(machine, place, value):
    laptop, desktop = machine(), machine()
    laptop.study([True])
    laptop.begin_exam(2)
    path = laptop.export()
    document = json.loads(path.read_text())
    *way, last = place
    part = document["learners"][0]
    for step in way:
        part = part[step]
    part[last] = value
    path.write_text(json.dumps(document))

    with pytest.raises(StoreError, match="is not a file of progress: "):
        import_progress(desktop.store, path, desktop.clock)

    assert desktop.store.learners.all() == []


@pytest.mark.parametrize("what", ["attempts", "exams"])
def test_what_is_there_twice_is_refused(machine, what):
    laptop, desktop = machine(), machine()
    laptop.study([True])
    laptop.begin_exam(2)
    path = laptop.export()
    document = json.loads(path.read_text())
    document["learners"][0][what] *= 2
    path.write_text(json.dumps(document))

    with pytest.raises(StoreError, match="is there twice"):
        import_progress(desktop.store, path, desktop.clock)


def test_what_is_here_as_another_learner_s_stays_with_that_learner(machine):
    laptop, desktop = machine(), machine()
    laptop.study([True])
    laptop.begin_exam(2)
    desktop.study([True, True])
    desktop.take_in(laptop)  # as somebody of their own
    before = desktop.log()

    with pytest.raises(StoreError, match="are here already, as those of another learner"):
        import_progress(desktop.store, laptop.export(), desktop.clock, into=desktop.learner)

    assert desktop.log() == before
