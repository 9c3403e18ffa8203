"""The users and groups that a Debian 12 has from its start (measured): what /etc/passwd and /etc/group say."""

from functools import cache

from trainer.engine.lazy_dataclasses import dataclass

_NO_LOGIN = "/usr/sbin/nologin"
# name, number, number of the group, home; description and shell where they are not the name and no shell
_USERS = (
    ("root", 0, 0, "/root", "root", "/bin/bash"),
    ("daemon", 1, 1, "/usr/sbin"),
    ("bin", 2, 2, "/bin"),
    ("sys", 3, 3, "/dev"),
    ("sync", 4, 65534, "/bin", "sync", "/bin/sync"),
    ("games", 5, 60, "/usr/games"),
    ("man", 6, 12, "/var/cache/man"),
    ("lp", 7, 7, "/var/spool/lpd"),
    ("mail", 8, 8, "/var/mail"),
    ("news", 9, 9, "/var/spool/news"),
    ("uucp", 10, 10, "/var/spool/uucp"),
    ("proxy", 13, 13, "/bin"),
    ("www-data", 33, 33, "/var/www"),
    ("backup", 34, 34, "/var/backups"),
    ("list", 38, 38, "/var/list", "Mailing List Manager"),
    ("irc", 39, 39, "/run/ircd", "ircd"),
    ("_apt", 42, 65534, "/nonexistent", ""),
    ("nobody", 65534, 65534, "/nonexistent"),
)
_GROUPS = """
root 0 daemon 1 bin 2 sys 3 adm 4 tty 5 disk 6 lp 7 mail 8 news 9 uucp 10 man 12 proxy 13 kmem 15 dialout 20 fax 21
voice 22 cdrom 24 floppy 25 tape 26 sudo 27 audio 29 dip 30 www-data 33 backup 34 operator 37 list 38 irc 39 src 40
shadow 42 utmp 43 video 44 sasl 45 plugdev 46 staff 50 games 60 users 100 nogroup 65534
"""


@dataclass(frozen=True, slots=True)
class User:
    """A line of /etc/passwd."""

    name: str
    number: int
    group: int
    home: str
    description: str
    shell: str = _NO_LOGIN

    def line(self) -> str:
        """Return the line."""
        return f"{self.name}:x:{self.number}:{self.group}:{self.description}:{self.home}:{self.shell}\n"


@dataclass(frozen=True, slots=True)
class Group:
    """A line of /etc/group; no group has further members."""

    name: str
    number: int

    def line(self) -> str:
        """Return the line."""
        return f"{self.name}:x:{self.number}:\n"


def users() -> list[User]:
    """Return the users in the order of the file."""
    return [User(*row[:4], *(row[4:] or row[:1])) for row in _USERS]


def groups() -> list[Group]:
    """Return the groups in the order of the file."""
    words = _GROUPS.split()
    return [Group(name, int(number)) for name, number in zip(words[::2], words[1::2], strict=True)]


@cache
def files() -> dict[str, bytes]:
    """Return the files of /etc in which they stand."""
    return {
        "passwd": "".join(user.line() for user in users()).encode(),
        "group": "".join(group.line() for group in groups()).encode(),
    }
