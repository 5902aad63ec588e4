"""Decides whether the environment can be used as it is, and has it made or mended if not."""

import hashlib
import json
import subprocess

from environment import explanations, installation
from environment.processes import PYTHON, ROOT, VENV, Stop, say
from environment.turns import turn

LOCKS = ROOT / "scripts" / "locks"
STAMP = VENV / "learnlog-stamp.json"
TURN = VENV / "learnlog-installing.lock"
# What else is there once a purpose's lock file has been installed.
COVERS = {"site": ("site",), "test": ("test", "site")}

Stamp = dict[str, str]


def prepare(purpose: str) -> None:
    """Have everything installed that `purpose` ("site" or "test") needs; silent if it is."""
    if is_ready(purpose):
        return
    try:
        VENV.mkdir(exist_ok=True)
        with turn(TURN):
            if not is_ready(purpose):  # else another window has just done it
                _fill(purpose)
    except OSError as error:
        raise Stop(explanations.of_system(error, ROOT)) from None


def is_ready(purpose: str) -> bool:
    """Whether the stamp tells of this lock, whole, under the Python that `.venv` has now."""
    stamp = read_stamp()
    return stamp.get(purpose) == fingerprint(purpose) and stamp["python"] == venv_python()


def fingerprint(purpose: str) -> str:
    """What changes when the purpose's lock file does, line endings apart."""
    lock = (LOCKS / f"{purpose}.txt").read_bytes().replace(b"\r\n", b"\n")
    return hashlib.sha256(lock).hexdigest()


def read_stamp() -> Stamp:
    """What the last whole installation left: {} where there was none."""
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and "python" in stamp else {}


def venv_python() -> str:
    """The version of the Python in `.venv`, as in "3.11"; "" where it is gone or does not run."""
    ask = [str(PYTHON), "-I", "-S", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        answer = subprocess.run(ask, capture_output=True, encoding="utf-8", timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def _fill(purpose: str) -> None:
    """Install onto a whole environment of an older lock, or else make it anew."""
    say(f"Preparing the environment in {VENV} (about a minute, and only this once) …")
    old = read_stamp()
    STAMP.unlink(missing_ok=True)  # first away, last back: what is interrupted is made anew
    if old.get("python", "none") != venv_python():
        old = {}
        installation.make_environment(keep=TURN)
    try:
        installation.install(LOCKS / f"{purpose}.txt")
    except installation.Unchanged:
        _stamp(old)
        raise
    _stamp({"python": venv_python()} | {lock: fingerprint(lock) for lock in COVERS[purpose]})
    say("The environment is ready.")


def _stamp(stamp: Stamp) -> None:
    """Vouch for the environment as it is; {} vouches for nothing."""
    if stamp:
        STAMP.write_text(json.dumps(stamp), "utf-8")
