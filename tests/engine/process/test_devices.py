"""Devices that a program can open."""

from random import Random

from trainer.engine.process.devices import RandomBytes


def test_random_bytes_can_be_read_in_any_number():
    device = RandomBytes("/dev/urandom", Random(1))

    lengths = [len(device.read(0, count)) for count in (0, 1, 1 << 20, (1 << 28) + 1)]

    assert lengths == [0, 1, 1 << 20, (1 << 28) + 1]
