"""What the scripts do: start, test, log, bench, faults, privacy, screenshots, vulnerabilities."""

import argparse
import socket
import sys
from collections.abc import Callable, Sequence

from environment import site_folder, test_processes
from environment.preparation import prepare
from environment.processes import ROOT, Stop, run_module, say

HOST = "127.0.0.1"  # this computer only: a log on the desk is nobody else's to read
INTERRUPTED = 130

START_HELP = """\
Shows the log at http://127.0.0.1:8000 and again after every change that you save.
Stop it with Ctrl-C. The first start installs what is needed into the folder .venv
(about a minute, with a connection to the Internet); later starts install nothing."""
START_EXAMPLES = """\
examples:
  python scripts/start.py               show the log while you write
  python scripts/start.py --port 8001   the same, where 8000 is taken
  python scripts/start.py --build       make the finished pages in the folder site/;
                                        a warning stops it, and then site/ stays as it was

also:
  python scripts/log.py --help          commands for writing and checking entries
  python scripts/test.py                run all tests"""


def answer(command: Callable[[Sequence[str]], int], arguments: Sequence[str]) -> int:
    """Run a command; what stops it is said in one sentence."""
    try:
        return command(arguments)
    except Stop as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        say("\nStopped. The next start repairs whatever was left half done.")
        return INTERRUPTED


def start(arguments: Sequence[str]) -> int:
    """Show the log with live reload, or build it into `site/`."""
    options = read_start_options(arguments)
    if options.build:
        prepare("site")
        return site_folder.build()
    refuse_port_in_use(options.port)
    prepare("site")
    return serve(options.port)


def test(arguments: Sequence[str]) -> int:
    """Run pytest with these arguments; many tests in as many processes as there are processors."""
    prepare("test")
    return run_module(["pytest", *test_processes.options(arguments), *arguments], folder=ROOT)


def log(arguments: Sequence[str]) -> int:
    """Run learnlog with these arguments, in the folder that the person stands in."""
    prepare("site")
    try:
        return run_module(["learnlog_cli", *arguments])
    except KeyboardInterrupt:
        return INTERRUPTED  # the command itself has said what is saved


def bench(arguments: Sequence[str]) -> int:
    """Measure builds of a made-up log."""
    prepare("site")
    return run_module(["benchmark", *arguments])


def faults(arguments: Sequence[str]) -> int:
    """Count what is lost when edits and builds are disturbed."""
    prepare("test")
    return run_module(["fault_injection", *arguments])


def privacy(arguments: Sequence[str]) -> int:
    """Count what the confidentiality check finds in the sentences of the tests."""
    prepare("test")
    return run_module(["privacy_count", *arguments], more_roots=[ROOT / "tests"])


def screenshots(arguments: Sequence[str]) -> int:
    """Take the pictures of README and manual."""
    prepare("test")
    return run_module(["site_screenshots", *arguments])


def vulnerabilities(arguments: Sequence[str]) -> int:
    """Ask whether something bad is known of a pinned package."""
    prepare("test")
    return run_module(["vulnerability_audit", *arguments])


def serve(port: int) -> int:
    """Serve until Ctrl-C, which is how it is meant to end."""
    command = ["learnlog_cli", "serve", "--site", str(ROOT), "--address", f"{HOST}:{port}"]
    try:
        return run_module(command, folder=ROOT)
    except KeyboardInterrupt:
        return 0


def read_start_options(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of start.py: build, port."""
    parser = argparse.ArgumentParser(
        prog="start.py",
        description=START_HELP,
        epilog=START_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--build", action="store_true", help="build into site/ and stop")
    parser.add_argument("--port", type=port_number, default=8000, help="8000 unless given")
    return parser.parse_args(arguments)


def port_number(text: str) -> int:
    """A port that needs no special rights."""
    if not (text.isascii() and text.isdigit() and 1024 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1024 to 65535")
    return int(text)


def refuse_port_in_use(port: int) -> None:
    """Say so at once where another program has the port, and name one that is free."""
    if is_free(port):
        return
    free = next((other for other in range(port + 1, min(port + 100, 65536)) if is_free(other)), 0)
    raise Stop(
        f"Another program uses port {port}; perhaps the log is already shown at "
        f"http://{HOST}:{port} . Otherwise choose another port: "
        f"python scripts/start.py --port {free or 8765}"
    )


def is_free(port: int) -> bool:
    """Whether a server can listen on the port."""
    with socket.socket() as server:
        if sys.platform == "win32":
            server.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:  # else a port that was closed a moment ago would count as taken
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind((HOST, port))
        except OSError:
            return False
    return True
