"""What all tests share: no display, caches kept for the session only, a PostgreSQL server where there is one.

Qt draws into memory, so that no display is needed.
"""

import os

import postgresql_server
import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# a busy machine is no failure; CI tries the same examples each time, so that it tells of changes alone
settings.register_profile(
    "trainer", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("trainer")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def _server():
    reason = postgresql_server.missing()
    if reason:
        pytest.skip(reason)
    with postgresql_server.running() as folder:
        yield folder


@pytest.fixture
def postgresql(_server):
    """Give the URL of a new, empty database of a real server."""
    import psycopg

    with psycopg.connect(f"host={_server} user=trainer dbname=postgres", autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS trainer WITH (FORCE)")
        connection.execute("CREATE DATABASE trainer")
    return postgresql_server.url(_server, "trainer")
