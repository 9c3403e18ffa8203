"""Progress travels in a file, and two logs of a learner become one."""

import json
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trainer.packs import Library
from trainer.questions.choice import ChoiceAnswer
from trainer.store import StoreError, open_store
from trainer.store.exchange_format import ProgressDocument
from trainer.study.exchange import import_progress
from trainer.study.practice import practice
from trainer.study.preferences import Preferences
from trainer.study.session import ReviewSession
from trainer.study.shelf import Shelf


class Machine:
    """A computer on which the learner studies."""

    def __init__(self, folder, library, clock):
        self.folder = folder
        self.library = library
        self.clock = clock
        self.store = open_store(folder)
        Shelf(library).mirror(self.store)

    @property
    def learner(self):
        return self.store.learners.first(self.clock.now())

    def study(self, answers):
        """Answer what is asked, with these points."""
        session = ReviewSession(self.store, self.library, self.learner, self.clock)
        for right in answers:
            if session.next() is None:
                break
            key = session.item.key()
            if not right and isinstance(key, ChoiceAnswer):
                key = ChoiceAnswer(chosen=(1 - key.chosen[0],))
            session.submit(key, 12)
            self.clock.forward(minutes=1)
        return session

    def export(self):
        path = self.folder / "progress.json"
        self.store.export_progress(path, self.clock.now())
        return path

    def take_in(self, other):
        return import_progress(self.store, other.export(), self.clock)

    def cards(self):
        """Return everything that is known of the learner's cards, by name."""
        cards = self.store.cards.pick(self.learner.id)
        return {card.name: (card.memory, card.reviews, card.lapses, card.score) for card in cards}

    def log(self):
        """Return the identities of all answers that stand."""
        cards = self.store.cards.pick(self.learner.id)
        attempts = [a for card in cards for a in self.store.log.history(self.learner.id, card.question)]
        return {attempt.uuid for attempt in attempts if not attempt.undone}

    def sums(self):
        tallies = self.store.tallies.since(self.learner.id, self.clock.today() - timedelta(days=999))
        return [(tally.day, tally.bin, tally.answers, tally.introduced) for tally in tallies if tally.answers]


@pytest.fixture
def machine(tmp_path_factory, library, clock):
    machines = []

    def make(library=library):
        machines.append(Machine(tmp_path_factory.mktemp("machine"), library, clock))
        return machines[-1]

    yield make
    for made in machines:
        made.store.close()


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


def test_two_machines_that_went_apart_agree_after_each_took_in_the_other(machine, clock):
    laptop, desktop = machine(), machine()
    laptop.study([True, True])
    desktop.take_in(laptop)
    clock.forward(days=1)
    laptop.study([False, True, True])
    clock.forward(days=1)
    desktop.study([True, True, False, True])

    desktop.take_in(laptop)
    laptop.take_in(desktop)

    assert len(laptop.log()) == 9
    assert laptop.log() == desktop.log()
    assert laptop.cards() == desktop.cards()
    assert laptop.sums() == desktop.sums()


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(rounds=st.lists(st.tuples(st.booleans(), st.lists(st.booleans(), max_size=4), st.integers(0, 5)), max_size=6))
def test_any_two_histories_merge_into_the_same(machine, clock, rounds):
    laptop, desktop = machine(), machine()
    laptop.study([True])
    desktop.take_in(laptop)
    for on_laptop, answers, days in rounds:
        (laptop if on_laptop else desktop).study(answers)
        clock.forward(days=days)

    desktop.take_in(laptop)
    laptop.take_in(desktop)

    assert (laptop.log(), laptop.cards(), laptop.sums()) == (desktop.log(), desktop.cards(), desktop.sums())


def test_an_answer_undone_on_one_machine_is_undone_on_the_other(machine, clock):
    laptop, desktop = machine(), machine()
    session = laptop.study([True, True])
    desktop.take_in(laptop)
    clock.forward(minutes=1)
    session.undo()

    desktop.take_in(laptop)

    assert desktop.log() == laptop.log()
    assert desktop.cards() == laptop.cards()


def test_what_was_taken_in_is_not_undone(machine):
    laptop, desktop = machine(), machine()
    laptop.study([True])
    desktop.take_in(laptop)

    assert desktop.store.log.undo(desktop.learner.id, desktop.clock.now()) is None


def test_different_notes_on_a_question_are_both_kept(machine, clock):
    laptop, desktop = machine(), machine()
    laptop.study([True])
    desktop.take_in(laptop)
    for side, text in ((laptop, "from the lecture"), (desktop, "from the book")):
        side.store.notes.set(side.learner.id, 1, text, clock.now())

    desktop.take_in(laptop)

    assert desktop.store.notes.get(desktop.learner.id, 1) == "from the book\n\nfrom the lecture"


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
        (lambda data: json.dumps(data | {"version": 2}), "version: Input should be 1"),
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
    ids=["text", "newer", "foreign", "incomplete", "out of range"],
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
