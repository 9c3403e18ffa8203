"""Greenlets that start one another."""

from functools import partial

from greenlet import getcurrent, greenlet

from trainer.engine.process.relay import Relay

MANY = 50_000  # nested in each other, they would take up more than the stack of the host


def test_those_that_start_one_another_do_not_pile_up_on_the_stack_of_the_host():
    main, begun = getcurrent(), []

    def begin(number):
        begun.append(number)
        if number == MANY:
            main.switch()
        relay.go_on_in(greenlet(partial(begin, number + 1)))

    with Relay() as relay:
        relay.go_on_in(greenlet(partial(begin, 1)))

    assert len(begun) == MANY


def test_one_that_ends_hands_over_to_one_that_has_not_begun():
    main, begun = getcurrent(), []

    def last():
        begun.append("last")
        main.switch()

    def first():
        begun.append("first")
        return relay.end_for(greenlet(last))

    with Relay() as relay:
        relay.go_on_in(greenlet(first))

    assert begun == ["first", "last"]


def test_one_that_ends_hands_over_to_one_that_waits():
    main = getcurrent()

    with Relay() as relay:
        relay.go_on_in(greenlet(lambda: relay.end_for(main)))

    assert getcurrent() is main
