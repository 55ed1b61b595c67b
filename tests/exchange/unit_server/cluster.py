# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL server of one's own in a folder: real, on this computer alone, never as root, gone with its maker."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ADMIN = "vlu_keeper"
PORT = 5432
_STARTED_WITHIN = 120
_KEPT_BY_DEBIAN = Path("/usr/lib/postgresql")


def programs() -> Path:
    """The folder with the newest of this computer's servers, which Debian keeps off the PATH."""
    found = shutil.which("pg_config")
    if found is not None:
        said = subprocess.run([found, "--bindir"], capture_output=True, text=True).stdout.strip()
        if said and (Path(said) / "initdb").is_file():
            return Path(said)
    versions = [each for each in _KEPT_BY_DEBIAN.glob("*/bin") if (each / "initdb").is_file()]
    if not versions:
        raise FileNotFoundError("There is no PostgreSQL server here: on Debian, install postgresql.")
    return max(versions, key=lambda each: int(each.parent.name))


def free_port() -> int:
    """A port of the loopback that nothing listens on."""
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        return int(some.getsockname()[1])


class Cluster:
    """A server in `folder`, which its socket is in too. `durable` keeps what a power cut would take at a cost.

    The keeper's role may do anything and is let in by whoever gets at the socket; every other proves a password.
    `port` of the loopback is listened on where it isn't 0.
    """

    def __init__(self, folder: Path, *, durable: bool = False, port: int = 0, settings: Mapping[str, str] = {}) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.log = folder / "server.log"
        self.port = port or PORT
        self._bin = programs()
        self._process: subprocess.Popen[bytes] | None = None
        self._settings = {
            "listen_addresses": "127.0.0.1" if port else "",
            "port": str(self.port),
            "unix_socket_directories": str(folder),
            "max_connections": "200",
            "shared_buffers": "32MB",
            # In its own folder, where it goes with it.
            "dynamic_shared_memory_type": "mmap",
            "logging_collector": "off",
            "log_min_messages": "warning",
            **({} if durable else {"fsync": "off", "full_page_writes": "off"}),
            **settings,
        }

    def address(self, database: str, *, tcp: bool = False) -> str:
        """Where a database is, without a role."""
        return f"host={'127.0.0.1' if tcp else self.folder} port={self.port} dbname={database}"

    def keeper(self, database: str = "postgres") -> str:
        """The same for who keeps the server."""
        return f"{self.address(database)} user={ADMIN}"

    def run(self, program: str, *words: str) -> str:
        """Run one of PostgreSQL's own programs as the server's user; what it printed."""
        ran = subprocess.run(
            [*_as_another(), str(self._bin / program), *words], capture_output=True, text=True, cwd="/", env=_plain()
        )
        if ran.returncode:
            raise RuntimeError(f"{program}: {ran.stderr}")
        return ran.stdout

    def make(self) -> None:
        """Make its files, where there are none."""
        self.own(self.folder)
        if (self.data / "PG_VERSION").is_file():
            return
        self.run(
            "initdb",
            "--no-sync",
            "--username",
            ADMIN,
            "--encoding",
            "UTF8",
            "--locale",
            "C",
            "--pgdata",
            str(self.data),
        )
        rules = [
            f"local all {ADMIN} trust", f"local replication {ADMIN} trust", "local all all scram-sha-256",
            "host all all 127.0.0.1/32 scram-sha-256",
        ]  # fmt: skip
        (self.data / "pg_hba.conf").write_text("\n".join([*rules, ""]), encoding="ascii")

    def own(self, folder: Path) -> None:
        """Give a folder to the server's user, and to nobody else."""
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
        if os.geteuid() == 0:
            known = pwd.getpwnam(_user())
            os.chown(folder, known.pw_uid, known.pw_gid)

    def command(self, *, dies_with_maker: bool = True) -> list[str]:
        """What starts it."""
        settings = [word for name, value in self._settings.items() for word in ("-c", f"{name}={value}")]
        return [*_as_another(dies_with_maker), str(self._bin / "postgres"), "-D", str(self.data), *settings]

    def start(self) -> None:
        """Start it and wait until it answers."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(self.command(), stdout=log, stderr=log, cwd="/", env=_plain())
        until = time.monotonic() + _STARTED_WITHIN
        while not self.answers():
            if self._process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"The server did not start:\n{self.log.read_text(encoding='utf-8')}")
            time.sleep(0.02)

    def answers(self) -> bool:
        """Whether it takes connections."""
        asked = [str(self._bin / "pg_isready"), "-q", "-h", str(self.folder), "-p", str(self.port)]
        return subprocess.run(asked, env=_plain()).returncode == 0

    @property
    def running(self) -> bool:
        """Whether it was started and has not ended."""
        return self._process is not None and self._process.poll() is None

    def wait(self) -> None:
        """Wait until it ends by itself."""
        if self._process is not None:
            self._process.wait()

    def stop(self) -> None:
        """Let it stop as for a computer that is switched off properly."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """End it and every process of it as they are, as `kill -9` does."""
        if self._process is not None:
            mine = [int(each) for each in _children(self._process.pid)]
            for pid in (self._process.pid, *mine):
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is not None:
            if process.poll() is None:
                process.send_signal(how)
            process.wait(60)

    def remove(self) -> None:
        """End it and take away its files, and what memory a killed one left to the system."""
        self._end(signal.SIGQUIT)
        left = self.data / "postmaster.pid"
        if left.is_file() and len(lines := left.read_text(encoding="ascii").splitlines()) > 6:
            subprocess.run(["ipcrm", "-m", lines[6].split()[1]], stderr=subprocess.DEVNULL)
        shutil.rmtree(self.folder, ignore_errors=True)

    def copied_to(self, folder: Path, *, settings: Mapping[str, str] = {}) -> "Cluster":
        """A server that follows this one: PostgreSQL's own replica, from its own base backup."""
        other = Cluster(folder, settings=settings)
        other.own(folder)
        where = f"host={self.folder} port={self.port} user={ADMIN} application_name={folder.name}"
        self.run("pg_basebackup", "-D", str(other.data), "-R", "-X", "stream", "--no-sync", "-c", "fast", "-d", where)
        return other


def _children(pid: int) -> Sequence[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()


def _user() -> str:
    """Who runs it where root makes it: Debian's own user for it, or nobody in particular."""
    names = {each.pw_name for each in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _as_another(dies_with_maker: bool = False) -> list[str]:
    """What to put before a command: PostgreSQL refuses root."""
    with_maker = ["--pdeathsig", "INT"] if dies_with_maker else []
    if os.geteuid() != 0:
        return ["setpriv", *with_maker] if with_maker else []
    known = pwd.getpwnam(_user())
    return ["setpriv", f"--reuid={known.pw_uid}", f"--regid={known.pw_gid}", "--clear-groups", *with_maker]


def _plain() -> dict[str, str]:
    """An environment in which nothing but what is said on the command line holds."""
    return {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"}


@contextmanager
def durable_server() -> Iterator[tuple[Path, Cluster]]:
    """A server that keeps on a disk what it acknowledged, reached by the loopback, and its folder; for benchmarks."""
    with tempfile.TemporaryDirectory(prefix="vlu-bench-", dir="/var/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        cluster = Cluster(folder / "server", durable=True, port=free_port())
        try:
            cluster.make()
            cluster.start()
            yield folder, cluster
        finally:
            cluster.remove()
