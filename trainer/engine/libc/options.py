"""Reading the command line (getopt(3), getopt_long(3)): glibc moves what is no option behind the options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.messages import write_message
from trainer.engine.libc.stdlib.environment import Environment
from trainer.engine.libc.variables import Variables

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_END, _UNKNOWN, _MISSING = -1, ord("?"), ord(":")
_OPTION = 32  # struct option
_REQUIRED = 1


class Options:
    """How far a process has read its command line."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._memory = process.memory
        self._variables = process.part(Variables)
        self._started = False
        self._rest = 0  # where the next short option is
        # options have been moved in front of the arguments from _first to before _last
        self._first = self._last = 1
        self._stops = self._returns_all = False
        self._wrong = 0  # what ``optopt`` becomes with each call

    # variables and arguments

    @property
    def index(self) -> int:
        """The value of ``optind``."""
        return self._variables.integer("optind")

    @index.setter
    def index(self, value: int) -> None:
        self._variables.set_integer("optind", value)

    def _argument(self, number: int) -> int:
        return self._memory.load_u64(self._argv + 8 * number)

    def _text(self, number: int) -> bytes:
        return self._memory.string(self._argument(number))

    def _is_option(self, number: int) -> bool:
        text = self._text(number)
        return text.startswith(b"-") and text != b"-"

    def _complain(self, text: bytes) -> None:
        if self._variables.integer("opterr") and not self._silent:
            write_message(self._process, self._text(0) + b": " + text + b"\n")

    def _take_argument(self, address: int) -> None:
        self._variables.set_pointer("optarg", address)

    # reading

    def next(self, argc: int, argv: int, template: bytes, long_options: int, chosen: int, *, long_only: bool) -> int:
        """Return the next option, -1 at the end."""
        found = self._next(argc, argv, template, long_options, chosen, long_only)
        self._variables.set_integer("optopt", self._wrong)
        return found

    def _next(self, argc: int, argv: int, template: bytes, long_options: int, chosen: int, long_only: bool) -> int:
        if argc < 1:
            return _END
        self._argc, self._argv = argc, argv
        self._take_argument(0)
        if self.index == 0 or not self._started:
            self._start(template)
        if template[:1] in (b"+", b"-"):
            template = template[1:]
        self._silent = template.startswith(b":")
        if not self._rest or not self._memory.load_u8(self._rest):
            if not self._find_option():
                return _END
            if not self._is_option(self.index):
                if self._stops:
                    return _END
                self._take_argument(self._argument(self.index))
                self.index += 1
                return 1
            if long_options and (found := self._try_long(template, long_options, chosen, long_only)) is not None:
                return found
            self._rest = self._argument(self.index) + 1
        return self._short(template)

    def _start(self, template: bytes) -> None:
        self.index = self.index or 1
        self._first = self._last = self.index
        self._rest = 0
        self._returns_all = template.startswith(b"-")
        strict = self._process.part(Environment).find(b"POSIXLY_CORRECT")[1] != 0
        self._stops = not self._returns_all and (template.startswith(b"+") or strict)
        self._started = True

    def _find_option(self) -> bool:
        """Go to the next argument that counts, moving options before others; False at the end."""
        self._last = min(self._last, self.index)
        self._first = min(self._first, self.index)
        if not self._stops and not self._returns_all:
            self._gather()
            while self.index < self._argc and not self._is_option(self.index):
                self.index += 1
            self._last = self.index
        if self.index != self._argc and self._text(self.index) == b"--":
            self.index += 1
            if self._first == self._last:
                self._first = self.index
            else:
                self._gather()
            self._last = self.index = self._argc
        if self.index == self._argc:
            if self._first != self._last:
                self.index = self._first
            return False
        return True

    def _gather(self) -> None:
        """Move the options since ``_last`` before the arguments that were passed over."""
        if self._last == self.index:
            return
        if self._first == self._last:
            self._first = self.index
            return
        others = [self._argument(number) for number in range(self._first, self._last)]
        options = [self._argument(number) for number in range(self._last, self.index)]
        for number, argument in enumerate(options + others, self._first):
            self._memory.store_u64(self._argv + 8 * number, argument)
        self._first += len(options)
        self._last = self.index

    def _short(self, template: bytes) -> int:
        letter = self._memory.load_u8(self._rest)
        self._rest += 1
        at_end = self._memory.load_u8(self._rest) == 0
        if at_end:
            self.index += 1
        place = template.find(letter)
        if place < 0 or letter in b":;":
            self._complain(b"invalid option -- '%c'" % letter)
            self._wrong = letter
            return _UNKNOWN
        if template[place + 1 : place + 2] != b":":
            return letter
        optional = template[place + 2 : place + 3] == b":"
        if not at_end:
            self._take_argument(self._rest)
            self.index += 1
        elif not optional and self.index == self._argc:
            self._complain(b"option requires an argument -- '%c'" % letter)
            self._wrong = letter
            letter = _MISSING if self._silent else _UNKNOWN
        elif not optional:
            self._take_argument(self._argument(self.index))
            self.index += 1
        self._rest = 0
        return letter

    # long options

    def _try_long(self, template: bytes, options: int, chosen: int, long_only: bool) -> int | None:
        """Read a long option; None where the argument is a group of short ones."""
        argument, text = self._argument(self.index), self._text(self.index)
        if text.startswith(b"--"):
            return self._long(argument + 2, b"--", template, options, chosen, long_only)
        if long_only and (len(text) > 2 or text[1] not in template):
            found = self._long(argument + 1, b"-", template, options, chosen, long_only)
            return None if found == _END else found
        return None

    def _all(self, options: int) -> list[tuple[bytes, int]]:
        found = []
        while name := self._memory.load_u64(options):
            found.append((self._memory.string(name), options))
            options += _OPTION
        return found

    def _long(self, start: int, prefix: bytes, template: bytes, options: int, chosen: int, long_only: bool) -> int:
        name = self._memory.string(start).partition(b"=")[0]
        known = self._all(options)
        matching = [entry for entry in known if entry[0] == name][:1] or [
            entry for entry in known if entry[0].startswith(name)
        ]
        if len(matching) > 1 and self._differ(matching, long_only):
            self._complain_ambiguous(prefix + self._memory.string(start), prefix, matching)
            self._rest = 0
            self.index += 1
            self._wrong = 0
            return _UNKNOWN
        if not matching:
            if long_only and prefix == b"-" and self._memory.load_u8(start) in template:
                return _END
            self._complain(b"unrecognized option '%s%s'" % (prefix, self._memory.string(start)))
            self._rest = 0
            self.index += 1
            self._wrong = 0
            return _UNKNOWN
        self.index += 1
        self._rest = 0
        has_value = len(self._memory.string(start)) > len(name)
        return self._chosen(matching[0], prefix, start + len(name) + 1 if has_value else 0, known, chosen)

    def _differ(self, matching: list[tuple[bytes, int]], long_only: bool) -> bool:
        """Tell whether options with the same beginning do different things."""
        contents = {self._memory.load(option + 8, 20) for _, option in matching}
        return long_only or len(contents) > 1

    def _complain_ambiguous(self, given: bytes, prefix: bytes, matching: list[tuple[bytes, int]]) -> None:
        choices = b"".join(b" '%s%s'" % (prefix, name) for name, _ in matching)
        self._complain(b"option '%s' is ambiguous; possibilities:%s" % (given, choices))

    def _chosen(
        self, match: tuple[bytes, int], prefix: bytes, value: int, known: list[tuple[bytes, int]], chosen: int
    ) -> int:
        name, option = match
        memory = self._memory
        has_argument, flag, result = memory.load_i32(option + 8), memory.load_u64(option + 16), option + 24
        if value:
            if not has_argument:
                self._complain(b"option '%s%s' doesn't allow an argument" % (prefix, name))
                self._wrong = memory.load_i32(result)
                return _UNKNOWN
            self._take_argument(value)
        elif has_argument == _REQUIRED:
            if self.index == self._argc:
                self._complain(b"option '%s%s' requires an argument" % (prefix, name))
                self._wrong = memory.load_i32(result)
                return _MISSING if self._silent else _UNKNOWN
            self._take_argument(self._argument(self.index))
            self.index += 1
        if chosen:
            memory.store_i32(chosen, [place for _, place in known].index(option))
        if flag:
            memory.store_i32(flag, memory.load_i32(result))
            return 0
        return memory.load_i32(result)


def _read(
    process: Process, argc: int, argv: int, template: int, options: int = 0, chosen: int = 0, *, long_only: bool = False
) -> int:
    text = process.memory.string(template)
    return process.part(Options).next(argc, argv, text, options, chosen, long_only=long_only)


@function()
def getopt(process: Process, argc: int, argv: int, template: int) -> int:
    """Return the next option of one letter."""
    return _read(process, argc, argv, template)


@function()
def getopt_long(process: Process, argc: int, argv: int, template: int, options: int, chosen: int) -> int:
    """Return the next option, long ones after two hyphens."""
    return _read(process, argc, argv, template, options, chosen)


@function()
def getopt_long_only(process: Process, argc: int, argv: int, template: int, options: int, chosen: int) -> int:
    """Return the next option, long ones after one hyphen or two."""
    return _read(process, argc, argv, template, options, chosen, long_only=True)


_SUBOPTION_VALUE = b"="


@function()
def getsubopt(process: Process, options: int, tokens: int, value: int) -> int:
    """Split off the next of options with commas between; returns its number in ``tokens``, -1 for an unknown one."""
    memory = process.memory
    start = memory.load_u64(options)
    text = memory.string(start)
    if not text:
        return _END
    part, comma, _ = text.partition(b",")
    name, sign, _ = part.partition(_SUBOPTION_VALUE)
    memory.store_u64(options, start + len(part) + len(comma))
    if comma:
        memory.store_u8(start + len(part), 0)
    number = 0
    while token := memory.load_u64(tokens + 8 * number):
        if memory.string(token) == name:
            memory.store_u64(value, start + len(name) + 1 if sign else 0)
            return number
        number += 1
    memory.store_u64(value, start)
    return _END
