"""Shows this log in the browser, or does what a command of learnlog does.

    python start.py                 show the log at http://127.0.0.1:8000 while you write
    python start.py --port 8001     the same, where 8000 is taken
    python start.py check           see what is wrong, and what to write instead
    python start.py --help          all commands

The first start puts what requirements.txt lists into the folder .venv. Later starts install
nothing, until that list changes. Deleting the folder .venv is always safe.
"""

import sys

if sys.version_info < (3, 11):  # whoever has an older Python must be able to read this far
    sys.exit(
        "This log needs Python 3.11 or newer, and this one is older. Install a current one "
        "from https://www.python.org/downloads/ and start again."
    )

import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import sleep

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent
WANTED = ROOT / "requirements.txt"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.json"
PIP = (
    *("-m", "pip", "install", "--require-hashes", "--only-binary", ":all:", "--no-input"),
    *("--progress-bar", "off", "--disable-pip-version-check", "--retries", "2"),
    *("--no-deps", "--no-compile"),  # the list is whole, and Python compiles what it needs
)
# Settings of a person's own that would send packages elsewhere or mix in other modules.
MISLEADING = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIREMENT")
# What is found in the installer's words, and what it means; the first that is found stands.
CAUSES = (
    (("ensurepip", "No module named venv"),
     "A part of this Python is not installed. On Debian or Ubuntu type\n"
     "    sudo apt install python3-venv"),
    (("DO NOT MATCH THE HASHES", "In --require-hashes mode"),
     "A package is not the one that requirements.txt names, so it was not installed. Try another "
     "network. If you changed requirements.txt, take that back."),
    (("Windows Long Path",),
     "The folders' names are too long for Windows. Move the log to, for example, C:\\log"),
    (("No space left on device", "[Errno 28]", "WinError 112"),
     "The disk is full. Free about 300 MB."),
    (("CERTIFICATE_VERIFY_FAILED", "SSLError"),
     "The network looks into connections. Ask the IT department for its certificate file, and type"
     "\n    pip config set global.cert THE-FILE"),
    (("ConnectionError", "TimeoutError", "ProxyError", "NameResolutionError", "ProtocolError",
      "Connection refused", "timed out", "Network is unreachable", "HTTPError"),
     "The packages could not be downloaded. Is there a connection to the Internet? Where a proxy "
     "is needed, ask the IT department for its address, and type\n"
     "    pip config set global.proxy THE-ADDRESS"),
    (("No matching distribution found", "Could not find a version"),
     "One of the packages does not exist for this Python. Install Python 3.13 from "
     "https://www.python.org/downloads/"),
)  # fmt: skip


def main(words: Sequence[str]) -> int:
    """Have the packages ready, then show the log or hand the words to learnlog."""
    serving = not words or words[0] == "--port"
    port = port_of(words) if serving else 0
    if VENV.resolve() != VENV:  # what stands there would be deleted, and its programs run
        sys.exit(f"{VENV} is a link to another place. Delete the link, then start again.")
    if not ready():
        VENV.mkdir(exist_ok=True)
        with alone(VENV / "installing.lock"):
            if not ready():  # else another window has just done it
                install()
    if not serving:
        return run(["learnlog_cli", *words])
    address = f"127.0.0.1:{port}"
    os.environ.setdefault("SITE_URL", f"http://{address}/")
    return run(["learnlog_cli", "serve", "--site", str(ROOT), "--address", address])


def ready() -> bool:
    """Whether .venv holds what requirements.txt lists, under a Python that still runs."""
    try:
        return bool(json.loads(STAMP.read_text("utf-8")) == wanted())
    except (OSError, ValueError):
        return False


def wanted() -> list[str]:
    """The list, by its sum, and the Python of .venv."""
    ask = [str(PYTHON), "-I", "-S", "-c", "import sys; print(sys.version_info[:2])"]
    python = subprocess.run(ask, capture_output=True, text=True, check=False).stdout.strip()
    lines = WANTED.read_bytes().replace(b"\r\n", b"\n")
    return [hashlib.sha256(lines).hexdigest(), python or "none"]


def install() -> None:
    """Make .venv anew. Its stamp comes last, so that what was interrupted is made again."""
    print(f"Preparing {VENV} (about half a minute, and seldom) …", file=sys.stderr, flush=True)
    for path in VENV.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != "installing.lock":
            path.unlink()
    base = getattr(sys, "_base_executable", None) or sys.executable
    step([base, "-m", "venv", str(VENV)])
    step([str(PYTHON), *PIP, "-r", str(WANTED)])
    STAMP.write_text(json.dumps(wanted()), "utf-8")
    print("Ready.", file=sys.stderr)


def step(command: Sequence[str]) -> None:
    """Run a part of the installation, saying how far it is; stop with the cause where it fails."""
    said, count = "", 0
    with subprocess.Popen(
        command, cwd=ROOT, env=variables(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
    ) as child:  # fmt: skip
        for line in child.stdout or ():
            said += line
            begun = line.split(maxsplit=2)[:2]
            if sys.stderr.isatty() and begun[:1] in (["Collecting"], ["Installing"]):
                count += 1
                what = begun[1].split("==")[0] if begun[0] == "Collecting" else "putting in place"
                print(f"\r  {count}: {what:<60}\r", end="", file=sys.stderr, flush=True)
    if child.returncode:
        last = " / ".join(said.strip().splitlines()[-3:])
        unknown = f"Delete the folder .venv. The installer's last words: {last}"
        cause = (text for signs, text in CAUSES if any(sign in said for sign in signs))
        sys.exit(f"The packages could not be installed. {next(cause, unknown)}\nThen start again.")


def run(words: Sequence[str]) -> int:
    """Run a module in .venv until it ends; Ctrl-C ends it first and then this."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    child = subprocess.Popen([str(PYTHON), "-P", "-m", *words], env=variables())
    try:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:  # the terminal has sent it to the child too, which ends
                continue
    finally:
        child.terminate()


def variables() -> dict[str, str]:
    """The environment, without what would lead away from .venv; elsewhere this log is meant."""
    kept = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    here = Path.cwd()
    if ROOT not in (here, *here.parents):
        kept.setdefault("LEARNLOG_SITE", str(ROOT))
    return kept | {"PIP_USER": "0", "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}


def port_of(words: Sequence[str]) -> int:
    """The port to show the log at; stops where another program has it."""
    text = words[1] if len(words) == 2 else "8000" if not words else ""
    if not (text.isascii() and text.isdigit() and 1024 <= int(text) <= 65535):
        sys.exit("Give a number from 1024 to 65535: python start.py --port 8001")
    with socket.socket() as server:
        if os.name == "posix":  # else a port that was closed a moment ago would count as taken
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind(("127.0.0.1", int(text)))
        except OSError:
            sys.exit(
                f"Another program uses port {text}; perhaps the log is shown already, at "
                f"http://127.0.0.1:{text} . Otherwise: python start.py --port {int(text) + 1}"
            )
    return int(text)


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Two windows must not install at once; the system frees the lock of one that died."""
    with lock.open("a+b") as file:
        while not taken(file.fileno()):
            sleep(0.2)
        yield


def taken(file: int) -> bool:
    """Whether the lock is ours now; a network drive without locks must not stop everybody."""
    try:
        if sys.platform == "win32":
            os.lseek(file, 0, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as wrong:
        return not isinstance(wrong, BlockingIOError | PermissionError)
    return True


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("\nStopped. The next start repairs whatever was left half done.")
    except OSError as wrong:
        sys.exit(f"Nothing could be written into {ROOT} ({wrong}). Is it open in another program?")
