"""Running other programs: the ``exec`` family (exec(3), execve(2)).

The simulation runs one program. Of the machine's others it has those that only end or print their arguments; what
else a Debian has ends the run with a sentence, and any other name does not exist.
"""

from __future__ import annotations

import re
from posixpath import normpath
from typing import TYPE_CHECKING, NoReturn

from trainer.engine.errors import Executed, LimitReached, ProcessExit
from trainer.engine.events import Rule
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed, system_call
from trainer.engine.libc.stdlib.environment import Environment
from trainer.engine.libc.traits import Traits
from trainer.engine.process.errno import Errno
from trainer.engine.process.executing import replace
from trainer.engine.process.file_nodes import EXECUTE, HOME, FileNode
from trainer.engine.process.fork import give_back

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_LONGEST = 131072  # bytes of a string with its end (MAX_ARG_STRLEN)
_FOLDERS = ("/bin", "/usr/bin")
_SIMULATED = frozenset(("true", "false", "echo"))
_KNOWN = re.compile(
    r"bash|cat|chmod|chown|clear|cmp|cp|cut|date|dd|df|diff|dirname|du|env|expr|find|free|gcc|gdb|grep|"
    r"gzip|head|hostname|id|install|kill|ln|ls|make|md5sum|mkdir|mktemp|more|mv|nice|nl|nohup|nproc|od|"
    r"paste|perl|pidof|printenv|printf|ps|pwd|python3|readlink|realpath|rm|rmdir|sed|seq|sh|sha256sum|"
    r"sleep|sort|split|stat|strings|stty|tac|tail|tar|tee|test|time|timeout|top|touch|tr|tty|uname|uniq|"
    r"uptime|vi|wc|which|who|whoami|xargs|yes"
)


def _strings(process: Process, array: int) -> list[bytes]:
    """Read a null-terminated array of strings."""
    found = []
    while array and (text := process.memory.load_u64(array)):
        found.append(process.memory.string(text))
        array += 8
    return found


def _execute(process: Process, path: bytes, arguments: list[bytes], environment: int | None = None) -> int:
    """Become another program, with the running one's environment or another; returns only on failure."""
    array = process.part(Environment).array if environment is None else environment
    variables = _strings(process, array)
    if any(len(text) >= _LONGEST for text in (*arguments, *variables)):
        return failed(process, Errno.E2BIG)
    name = normpath(path.decode(errors="replace"))
    folder, _, command = name.rpartition("/")
    if folder in _FOLDERS and command in _SIMULATED:
        _become(process, command, arguments)
    own = process.program_name.removeprefix("./")
    if name in (own, f"{HOME}/{own}", "/proc/self/exe"):
        _execute_anew(process, arguments or [path], variables)
    if folder in _FOLDERS and _KNOWN.fullmatch(command):
        line = process.current_line()
        raise LimitReached(
            f"the program executes {path.decode(errors='replace')} (line {line}), which cannot be run here"
        )
    found = process.kernel.status_of(path)
    if isinstance(found, Errno):
        return failed(process, found)
    return failed(process, Errno.ENOEXEC if isinstance(found, FileNode) and found.allows(EXECUTE) else Errno.EACCES)


def _become(process: Process, command: str, arguments: list[bytes]) -> NoReturn:
    """Do what the other program does. What stdio has not written is lost, as the memory is."""
    process.emit("syscall", Rule("program-replaced"), name="execve", result=0, errno=None)
    if command == "echo":
        words, end = arguments[1:], b"\n"
        if words[:1] == [b"-n"]:
            words, end = words[1:], b""
        process.kernel.write_bytes(1, b" ".join(words) + end)
    raise ProcessExit(1 if command == "false" else 0)


def _execute_anew(process: Process, arguments: list[bytes], environment: list[bytes]) -> NoReturn:
    """Execute the running program from its start."""
    texts = [argument.decode("utf-8", "replace") for argument in arguments]
    variables = (text.decode("utf-8", "replace").partition("=") for text in environment)
    process.emit("syscall", Rule("program-replaced"), name="execve", result=0, errno=None)
    successor = replace(process, texts, {name: value for name, _, value in variables})
    successor.part(Traits).personality = process.part(Traits).personality
    threads = process.threads
    if threads.borrows_memory and threads.parent is not None:
        give_back(process, threads.parent)
    raise Executed(successor)


def _search(process: Process, name: bytes) -> bytes:
    """Return the path of a command, found as PATH=/usr/local/bin:/usr/bin:/bin finds it."""
    return name if b"/" in name or not name else b"/usr/bin/" + name


def _listed(process: Process, first: int, rest: tuple[int, ...]) -> list[bytes]:
    """Read the arguments of execl up to the null pointer."""
    found = []
    for text in (first, *rest):
        if not text:
            break
        found.append(process.memory.string(text))
    return found


@function("execve", "execv")
@system_call
def execve(process: Process, path: int, arguments: int, environment: int | None = None) -> int:
    """Run the program ``path``."""
    return _execute(process, process.memory.string(path), _strings(process, arguments), environment)


@function("execvp", "execvpe")
def execvp(process: Process, name: int, arguments: int, environment: int | None = None) -> int:
    """Run the program that PATH leads to."""
    return _execute(process, _search(process, process.memory.string(name)), _strings(process, arguments), environment)


@function()
@system_call
def execl(process: Process, path: int, first: int, *rest: int) -> int:
    """Run the program ``path`` with the arguments that are listed up to a null pointer."""
    return _execute(process, process.memory.string(path), _listed(process, first, rest))


@function()
@system_call
def execle(process: Process, path: int, first: int, *rest: int) -> int:
    """Do the same with the environment that follows the null pointer."""
    listed = _listed(process, first, rest)
    environment = rest[len(listed)] if len(listed) < len(rest) else 0
    return _execute(process, process.memory.string(path), listed, environment)


@function()
def execlp(process: Process, name: int, first: int, *rest: int) -> int:
    """Run the program that PATH leads to, with the arguments that are listed."""
    return _execute(process, _search(process, process.memory.string(name)), _listed(process, first, rest))
