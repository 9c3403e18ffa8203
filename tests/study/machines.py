"""A computer on which the learner studies, one of several."""

from datetime import timedelta

from trainer.questions.choice import ChoiceAnswer
from trainer.store import open_store
from trainer.study.exam import Blueprint, Section, begin_exam
from trainer.study.exchange import import_progress
from trainer.study.review import ReviewSession
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

    def begin_exam(self, tasks):
        """Begin an exam of so many questions, and leave it."""
        blueprint = Blueprint(title="Drill", sections=(Section(count=tasks),))
        return begin_exam(self.store, self.library, self.learner, blueprint, 1, self.clock)

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

    def notes(self):
        cards = self.store.cards.pick(self.learner.id)
        return {card.name: self.store.notes.get(self.learner.id, card.question) for card in cards}

    def log(self):
        """Return the identities of all answers that stand."""
        cards = self.store.cards.pick(self.learner.id)
        attempts = [a for card in cards for a in self.store.log.history(self.learner.id, card.question)]
        return {attempt.uuid for attempt in attempts if not attempt.undone}

    def sums(self):
        tallies = self.store.tallies.since(self.learner.id, self.clock.today() - timedelta(days=999))
        return [(tally.day, tally.bin, tally.answers, tally.introduced) for tally in tallies if tally.answers]
