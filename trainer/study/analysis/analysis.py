"""Putting the measures together: each question, and each exam."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from statistics import fmean, median, pstdev

from trainer.study.analysis.measures import alpha, difficulty, discrimination, standard_error
from trainer.study.analysis.responses import Attempts, Name, Response, Sheet, first_of_each

TOO_EASY, TOO_HARD = 0.95, 0.2
WEAK = 0.1
"""A discrimination below this separates nobody; a negative one says that the key may be wrong."""
ENOUGH = 10
"""With fewer learners nothing is remarked on."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the learners gave an answer, or showed a misconception.

    ``share`` is in 0…1; ``score`` is the mean of what these learners scored at the question: 1 for what is right.
    """

    name: str
    count: int
    share: float
    score: float


@dataclass(frozen=True, slots=True)
class ItemAnalysis:
    """A question, by the first answer of each learner; ``attempts`` counts all answers.

    ``difficulty`` is the mean score, ``discrimination`` the correlation with the rest of what the same learners
    answered (None where it cannot be told), ``seconds`` the median time. ``remarks`` are sentences on what to look at.
    """

    name: Name
    title: str
    attempts: int
    learners: int
    difficulty: float
    discrimination: float | None
    seconds: float | None
    choices: tuple[Share, ...]
    misconceptions: tuple[Share, ...]

    @property
    def heading(self) -> str:
        """Its title, else its id."""
        return self.title or self.name[1]

    @property
    def remarks(self) -> tuple[str, ...]:
        """What an author should look at."""
        if self.learners < ENOUGH:
            return ()
        found = []
        if self.difficulty > TOO_EASY:
            found.append("almost everybody knows it")
        if self.difficulty < TOO_HARD:
            found.append("almost nobody knows it")
        if self.discrimination is not None and self.discrimination < 0:
            found.append("those who know more do worse: look at its key and its words")
        elif self.discrimination is not None and self.discrimination < WEAK:
            found.append("it does not tell those who know from those who do not")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class ExamAnalysis:
    """An exam that several learners sat: scores as shares of its questions, each counted alike.

    ``alpha`` is its reliability, ``error`` the standard error of a learner's score; None where they cannot be told.
    ``scores`` are those of the learners.
    """

    title: str
    learners: int
    questions: int
    mean: float
    deviation: float
    alpha: float | None
    error: float | None
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """All questions in the order of their packs and ids, and the exams."""

    items: tuple[ItemAnalysis, ...]
    exams: tuple[ExamAnalysis, ...]

    @property
    def hardest_first(self) -> list[ItemAnalysis]:
        """The questions by their difficulty."""
        return sorted(self.items, key=lambda item: item.difficulty)

    @property
    def remarked(self) -> list[ItemAnalysis]:
        """The questions with remarks, the least discriminating first; where that cannot be told, last."""
        found = [item for item in self.items if item.remarks]
        return sorted(found, key=lambda item: 1.0 if item.discrimination is None else item.discrimination)

    @property
    def largest_exam(self) -> ExamAnalysis | None:
        """The exam that most learners sat."""
        return max(self.exams, key=lambda exam: exam.learners, default=None)

    @property
    def reliability(self) -> float | None:
        """Cronbach's alpha of the exam that most learners sat of those of which it can be told."""
        told = [exam for exam in self.exams if exam.alpha is not None]
        return max(told, key=lambda exam: exam.learners).alpha if told else None

    def showing(self, misconception: str) -> list[ItemAnalysis]:
        """Return the questions at which somebody showed a misconception."""
        return [item for item in self.items if any(shown.name == misconception for shown in item.misconceptions)]


def analyse(attempts: Attempts) -> Analysis:
    """Analyse every question that was answered and every exam that was sat.

    Without any exam, the learners who answered every question are taken as having sat one.
    """
    firsts = first_of_each(attempts.responses)
    counts = Counter(response.name for response in attempts.responses)
    scores = _by_learner(firsts)
    sums = {learner: (fsum(own.values()), len(own)) for learner, own in scores.items()}
    items = [
        _item(name, attempts.titles.get(name, ""), counts[name], responses, sums)
        for name, responses in sorted(firsts.items())
    ]
    exams = _exams(attempts.sheets) if attempts.sheets else _whole(scores, list(firsts))
    return Analysis(tuple(items), tuple(exams))


def _by_learner(firsts: Mapping[Name, Mapping[str, Response]]) -> dict[str, dict[Name, float]]:
    found: dict[str, dict[Name, float]] = {}
    for name, responses in firsts.items():
        for learner, response in responses.items():
            found.setdefault(learner, {})[name] = response.score
    return found


def _item(
    name: Name,
    title: str,
    attempts: int,
    responses: Mapping[str, Response],
    sums: Mapping[str, tuple[float, int]],
) -> ItemAnalysis:
    """Analyse one question; ``sums`` are each learner's points and how many questions they are of."""
    own, rest = [], []
    for learner, response in responses.items():
        total, questions = sums[learner]
        if questions > 1:
            own.append(response.score)
            # rounded, so that learners with the same rest are seen to have the same
            rest.append(round((total - response.score) / (questions - 1), 12))
    times = [response.seconds for response in responses.values() if response.seconds is not None]
    count = len(responses)
    return ItemAnalysis(
        name=name,
        title=title,
        attempts=attempts,
        learners=count,
        difficulty=difficulty([response.score for response in responses.values()]),
        discrimination=discrimination(own, rest),
        seconds=median(times) if times else None,
        choices=_shares([(one.score, one.choices) for one in responses.values()]),
        misconceptions=_shares([(one.score, one.misconceptions) for one in responses.values()]),
    )


def _shares(answers: Sequence[tuple[float, Sequence[str]]]) -> tuple[Share, ...]:
    """Return the share of each name in answers, of which each has a score and some names; the most frequent first."""
    scores: dict[str, list[float]] = defaultdict(list)
    for score, names in answers:
        for name in set(names):
            scores[name].append(score)
    shares = [Share(name, len(own), len(own) / len(answers), fmean(own)) for name, own in scores.items()]
    return tuple(sorted(shares, key=lambda one: (-one.count, one.name)))


def _exams(sheets: Iterable[Sheet]) -> list[ExamAnalysis]:
    """Analyse each exam by the learners whose sheet has all of its questions, the first sheet of each."""
    groups: dict[str, dict[str, Sheet]] = {}
    for sheet in sheets:
        groups.setdefault(sheet.exam, {}).setdefault(sheet.learner, sheet)
    found = []
    for group in groups.values():
        names = list(dict.fromkeys(name for sheet in group.values() for name in sheet.scores))
        complete = [sheet for sheet in group.values() if len(sheet.scores) == len(names)]
        matrix = [[sheet.scores[name] for name in names] for sheet in complete]
        found += _exam(next(iter(group.values())).title, matrix)
    return found


def _whole(scores: Mapping[str, Mapping[Name, float]], names: list[Name]) -> list[ExamAnalysis]:
    complete = [own for own in scores.values() if len(own) == len(names)]
    return _exam("all questions", [[own[name] for name in names] for own in complete])


def _exam(title: str, matrix: list[list[float]]) -> list[ExamAnalysis]:
    if not matrix:
        return []
    sums = [fsum(row) / len(row) for row in matrix]
    reliability, deviation = alpha(matrix), pstdev(sums)
    error = None if reliability is None else standard_error(deviation, reliability)
    return [ExamAnalysis(title, len(matrix), len(matrix[0]), fmean(sums), deviation, reliability, error, tuple(sums))]
