"""Descriptors, files of the simulation and mappings of them."""

import pytest

from tests.engine.process.fake import loaded
from trainer.engine.errors import LimitReached
from trainer.engine.process.errno import Errno
from trainer.engine.process.limits import Resource

PAGE = 4096
READ_WRITE, SHARED, PRIVATE = 3, 0x01, 0x02
READ_ONLY, READ_WRITE_FILE, CREATE = 0, 2, 0o102


@pytest.fixture
def process():
    return loaded()


@pytest.fixture
def buffer(process):
    return process.map(PAGE)


def mapped_file(process, size, pages, flags=SHARED):
    fd = process.kernel.memfd_create(b"small", 0)
    process.kernel.ftruncate(fd, size)
    return fd, process.kernel.mmap(0, pages * PAGE, READ_WRITE, flags, fd, 0)


def test_an_access_beyond_the_end_of_the_file_is_sigbus(process):
    _, address = mapped_file(process, 100, 3)

    assert process.fault(address + 4095, "write") is None
    assert process.fault(address + 5000, "write") == (address + 5000, "write", "SIGBUS", "BUS_ADRERR")


def test_truncating_takes_mapped_pages_away(process):
    fd, address = mapped_file(process, 2 * PAGE, 2)
    process.memory.store_u8(address + PAGE, 1)

    process.kernel.ftruncate(fd, PAGE)

    assert process.fault(address + PAGE)[2] == "SIGBUS"


def test_two_shared_mappings_of_a_file_see_each_other(process):
    fd, first = mapped_file(process, PAGE, 1)
    second = process.kernel.mmap(0, PAGE, READ_WRITE, SHARED, fd, 0)

    process.memory.store_u8(first, 9)

    assert process.memory.load_u8(second) == 9


def test_a_private_mapping_shows_the_file_until_it_is_written(process, buffer):
    fd, private = mapped_file(process, PAGE, 1, PRIVATE)
    process.memory.store(buffer, b"file")
    process.kernel.write(fd, buffer, 4)
    before = process.memory.load(private, 4)

    process.memory.store(private, b"mine")
    process.kernel.lseek(fd, 0, 0)
    process.kernel.read(fd, buffer, 4)

    assert (before, process.memory.load(private, 4), process.memory.load(buffer, 4)) == (b"file", b"mine", b"file")


def test_standard_streams(process, buffer):
    assert process.kernel.read(0, buffer, 4) == 4
    assert process.kernel.write(1, buffer, 4) == 4
    assert process.kernel.write_bytes(2, b"oops") == 4

    assert (process.stdout_bytes, process.stderr_bytes) == (b"one\n", b"oops")


def test_bad_buffers_and_descriptors_are_errors_not_signals(process, buffer):
    assert process.kernel.write(1, 16, 4) == -Errno.EFAULT
    assert process.kernel.read(0, 16, 4) == -Errno.EFAULT
    assert process.kernel.write(77, buffer, 4) == -Errno.EBADF
    assert process.kernel.open(b"/etc/hostname", 0) == -Errno.ENOENT


def test_too_much_output_ends_the_run(process):
    with pytest.raises(LimitReached, match="wrote more than"):
        process.kernel.write_bytes(1, bytes((1 << 20) + 1))

    assert len(process.stdout_bytes) == 1 << 20


def test_a_name_may_be_written_in_several_ways(process, buffer):
    process.kernel.write(process.kernel.open(b"data.txt", CREATE), buffer, 7)

    assert process.kernel.status_of(b"./data.txt").size == 7
    assert process.kernel.status_of(b"/tmp/../home/user/data.txt").size == 7
    assert process.kernel.status_of(b"other.txt") == Errno.ENOENT


def test_copies_of_a_descriptor_share_their_place(process, buffer):
    fd = process.kernel.open(b"f", CREATE)
    process.memory.store(buffer, b"abcdef")
    process.kernel.write(process.kernel.dup(fd), buffer, 6)

    assert process.kernel.lseek(fd, 0, 1) == 6
    assert process.kernel.pread(fd, buffer, 3, 3) == 3
    assert process.memory.load(buffer, 3) == b"def"
    assert process.kernel.lseek(fd, 0, 1) == 6


def test_no_more_descriptors_than_the_limit(process):
    process.kernel.setrlimit(Resource.NOFILE, 4, 4)

    assert process.kernel.dup(0) == 3
    assert process.kernel.dup(0) == -Errno.EMFILE


def test_a_mapping_needs_the_rights_of_its_descriptor(process, buffer):
    process.kernel.write(process.kernel.open(b"f", CREATE, 0o600), buffer, 1)
    fd = process.kernel.open(b"f", READ_ONLY)

    readable = process.kernel.mmap(0, PAGE, 1, SHARED, fd, 0)

    assert process.kernel.mmap(0, PAGE, READ_WRITE, SHARED, fd, 0) == -Errno.EACCES
    assert process.kernel.mprotect(readable, PAGE, READ_WRITE) == -Errno.EACCES
    assert process.kernel.mmap(0, PAGE, READ_WRITE, PRIVATE, fd, 0) > 0


def test_a_private_mapping_of_dev_zero_is_anonymous_memory(process):
    address = process.kernel.mmap(0, PAGE, READ_WRITE, PRIVATE, process.kernel.open(b"/dev/zero", READ_WRITE_FILE), 0)

    assert process.memory.load(address, 8) == bytes(8)
    assert process.fault(address, "write") is None


def test_the_memory_of_the_process_is_a_file_that_reaches_read_only_pages(process, buffer):
    fd = process.kernel.open(b"/proc/self/mem", READ_WRITE_FILE)
    constant = process.program.addresses.rodata + 4
    process.memory.store(buffer, b"LIT")

    assert process.kernel.pwrite(fd, buffer, 3, constant) == 3
    assert process.memory.load(constant, 4) == b"LIT\0"
    assert process.fault(constant, "write")[3] == "SEGV_ACCERR"
    assert process.kernel.pread(fd, buffer, 8, 0x1000) == -Errno.EIO


def test_proc_tells_the_limits_as_they_are_now(process, buffer):
    process.kernel.setrlimit(Resource.NOFILE, 64, 128)
    fd = process.kernel.open(b"/proc/self/limits", READ_ONLY)

    text = process.memory.load(buffer, process.kernel.read(fd, buffer, PAGE)).decode()

    assert "Max open files            64                   128                  files" in text


def test_proc_self_maps_can_be_read(process, buffer):
    fd = process.kernel.open(b"/proc/self/maps", 0)

    count = process.kernel.read(fd, buffer, PAGE)

    assert b"[stack]" in process.memory.load(buffer, count)
