"""A PostgreSQL server of the tests' own: in a temporary folder, reached by a Unix socket, gone when they end."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

CONNECTIONS = 260


def missing():
    """Return why no server can be started, None if one can."""
    if find_spec("psycopg") is None:
        return "psycopg is not installed"
    if _program("initdb") is None:
        return "PostgreSQL is not installed"
    if os.geteuid() == 0 and _unprivileged() is None:
        return "PostgreSQL refuses to run as root, and there is no user postgres or nobody"
    return None


@contextmanager
def running():
    """Start a server; give the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: the path of a Unix socket may have 107 bytes
    data = folder / "data"
    _own(folder)
    _run("initdb", "--pgdata", data, "--username", "trainer", "--auth", "trust", "--encoding", "UTF8", "--no-sync")
    options = f"-c listen_addresses= -c unix_socket_directories={folder} -c max_connections={CONNECTIONS}"
    _run("pg_ctl", "start", "--wait", "--pgdata", data, "--log", folder / "log", "--options", options)
    try:
        yield folder
    finally:
        _run("pg_ctl", "stop", "--pgdata", data, "--mode", "immediate")
        shutil.rmtree(folder)


def url(folder, database="postgres"):
    """Return the SQLAlchemy URL of a database of the server."""
    return f"postgresql+psycopg://trainer@/{database}?host={folder}"


def _program(name):
    places = [*os.environ["PATH"].split(os.pathsep), *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin")))]
    return shutil.which(name, path=os.pathsep.join(places))


def _unprivileged():
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names.get("nobody")


def _own(folder):
    if os.geteuid() == 0:
        user = _unprivileged()
        os.chown(folder, user.pw_uid, user.pw_gid)


def _run(program, *arguments):
    """Run a program of the server, as another user where we are root: it refuses to run as root."""
    somebody = {}
    if os.geteuid() == 0:
        somebody = {"user": _unprivileged().pw_uid, "group": _unprivileged().pw_gid, "extra_groups": []}
    subprocess.run([_program(program), *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/", **somebody)
