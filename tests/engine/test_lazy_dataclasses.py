"""The engine's dataclasses do what those of the standard library do."""

import copy
import dataclasses
import pickle

import pytest

from trainer.engine import lazy_dataclasses
from trainer.engine.lazy_dataclasses import as_dict, dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0
    note: str = field(default="", repr=False)
    seen: tuple[int, ...] = field(default_factory=tuple, hash=False)


@dataclass(frozen=True)
class Coin:
    value: int
    owner: str = field(default="", compare=False)


@dataclass(slots=True, eq=False)
class Animal:
    name: str
    legs: int = 4


@dataclass(slots=True, eq=False)
class Bird(Animal):
    legs: int = 2
    songs: list[str] = field(default_factory=list)


@dataclass
class Chain:
    """A link and what hangs on it."""

    rest: "Chain | None" = None

    @property
    def length(self):
        return 1 + (self.rest.length if self.rest else 0)


@pytest.fixture(params=["no object before", "many objects before"])
def fresh(request):
    """Return a class whose constructor is not compiled, or is."""

    @dataclass(frozen=True, slots=True)
    class Fresh:
        first: int
        second: int = 2
        third: list[int] = field(default_factory=list)

    for _ in range(20 if request.param.startswith("many") else 0):
        Fresh(0)
    return Fresh


def test_the_constructor_takes_fields_by_place_by_name_and_by_default(fresh):
    made = fresh(1, third=[3])

    assert (made.first, made.second, made.third) == (1, 2, [3])


def test_a_default_that_may_change_is_made_for_each_object(fresh):
    fresh(1).third.append(4)

    assert fresh(1).third == []


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((1, 2, [], 4), {}), ((1,), {"first": 1}), ((1,), {"fourth": 4})],
    ids=["one too few", "one too many", "one twice", "an unknown one"],
)
def test_the_constructor_refuses_other_fields(fresh, values, named):
    with pytest.raises(TypeError):
        fresh(*values, **named)


def test_objects_of_one_class_are_equal_when_their_fields_are():
    assert Point(1, 2) == Point(1, 2)
    assert Point(1, 2) != Point(2, 2)
    assert Point(1, 2) != (1, 2, "", ())


def test_a_field_may_be_left_out_of_comparisons():
    assert Coin(1, "me") == Coin(1, "you")
    assert hash(Coin(1, "me")) == hash(Coin(1, "you"))
    assert Coin(1, "me") != Coin(2, "me")


def test_equal_frozen_objects_have_one_hash_to_which_a_field_may_add_nothing():
    assert {Point(1), Point(1), Point(1, seen=(3,))} == {Point(1), Point(1, seen=(3,))}
    assert hash(Point(1)) == hash(Point(1, seen=(3,)))


def test_objects_that_are_compared_and_may_change_have_no_hash():
    with pytest.raises(TypeError):
        hash(Chain())


def test_without_equality_an_object_equals_itself_only():
    animal = Animal("cat")

    assert animal == animal
    assert animal != Animal("cat")
    assert len({animal, Animal("cat")}) == 2


def test_the_fields_of_a_frozen_object_are_set_once():
    point = Point(1)

    with pytest.raises(AttributeError, match="frozen"):
        point.x = 2
    with pytest.raises(AttributeError, match="frozen"):
        del point.x


def test_an_object_with_slots_has_no_other_attributes():
    with pytest.raises(AttributeError):
        Animal("cat").colour = "red"


def test_a_class_adds_to_the_fields_of_its_base_and_changes_their_defaults():
    bird = Bird("wren")

    bird.songs.append("trill")

    assert (bird.name, bird.legs, bird.songs) == ("wren", 2, ["trill"])
    assert Bird("robin").songs == []


def test_the_text_of_an_object_shows_its_fields_and_ends_in_a_cycle():
    chain = Chain(Chain())
    chain.rest.rest = chain

    assert repr(Point(1, note="hidden")) == "Point(x=1, y=0, seen=())"
    assert repr(chain) == "Chain(rest=Chain(rest=...))"


def test_what_the_body_of_the_class_says_stays():
    assert Chain(Chain()).length == 2
    assert Chain.__doc__ == "A link and what hangs on it."


def test_a_pattern_takes_an_object_apart():
    match Point(3, 4):
        case Point(x, y):
            assert (x, y) == (3, 4)


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))])
def test_a_copy_of_a_frozen_object_equals_it(again):
    assert again(Point(1, note="n", seen=(4,))) == Point(1, note="n", seen=(4,))


def test_some_fields_are_replaced_and_the_others_kept():
    assert replace(Point(1, 2, "n"), y=5) == Point(1, 5, "n")
    assert as_dict(replace(Point(1), y=5)) == {"x": 1, "y": 5, "note": "", "seen": ()}


def test_the_standard_library_makes_the_same_text_of_the_same_class():
    def both(decorate):
        @decorate(frozen=True)
        class Pair:
            left: int
            right: str = "r"

        return repr(Pair(1)).rpartition(".")[2]

    assert both(lazy_dataclasses.dataclass) == both(dataclasses.dataclass) == "Pair(left=1, right='r')"
