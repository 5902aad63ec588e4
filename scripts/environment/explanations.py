"""What the person is told when something could not be installed: the cause, and the way out."""

import sys

PYTHON_PART_MISSING = (
    "This Python cannot make an environment of its own, because a part of it is not installed. "
    "Install that part, on Debian or Ubuntu with\n    sudo apt install python3-venv\n"
    "elsewhere with Python from https://www.python.org/downloads/ , and start again."
)
NOT_WRITABLE = (
    "Nothing can be written into the folder {folder} ({reason}). "
    "Copy it to a place of your own, for example Documents, and start again there."
)
IN_USE = (
    "Something in the folder {folder} is in use ({reason}). Close other windows that work with it, "
    "such as a running start.py or an editor, and start again."
)
DISK_FULL = "The disk is full. Free about 300 MB and start again."
PATH_TOO_LONG = (
    "The names of the folders above this one are too long for Windows. Move the folder to a "
    "shorter place, for example C:\\log , and start again there."
)
HASHES_DIFFER = (
    "A downloaded package is not the one that this project was tested with, so it was not "
    "installed. Try another network and tell the maintainers; if you have just changed a file in "
    "scripts/locks yourself, make it anew with\n    python scripts/locks/renew.py"
)
CERTIFICATE = (
    "The download site's certificate was not accepted, as happens where a company's network looks "
    "into connections. Ask the IT department for its certificate file, type\n"
    "    pip config set global.cert <the file>\nand start again."
)
NO_NETWORK = (
    "The packages could not be downloaded: there is no connection to the Internet, or a firewall "
    "or proxy stops it. Connect and start again; where a proxy is needed, ask the IT department "
    "for its address and type\n    pip config set global.proxy <the address>"
)
NO_PACKAGE = (
    "One of the packages does not exist ready-made for this computer's Python ({python}). "
    "Install Python 3.13 from https://www.python.org/downloads/ , delete the folder .venv and "
    "start again with the new Python."
)
UNKNOWN = (
    "The packages could not be installed. Start again; if that does not help, "
    "delete the folder .venv and start once more. The installer's last words were: {words}"
)

# The first row of which a sign is found in the installer's words stands: those that come about
# through another (no network: no package found) stand below it.
SIGNS = (
    (("ensurepip", "No module named venv"), PYTHON_PART_MISSING),
    (("DO NOT MATCH THE HASHES", "In --require-hashes mode"), HASHES_DIFFER),
    (("Windows Long Path",), PATH_TOO_LONG),
    (("No space left on device", "[Errno 28]", "WinError 112"), DISK_FULL),
    (("CERTIFICATE_VERIFY_FAILED", "SSLError", "SSLCertVerificationError"), CERTIFICATE),
    (("NewConnectionError", "ConnectTimeoutError", "ReadTimeoutError", "ProxyError",
      "ProtocolError", "NameResolutionError", "Failed to establish a new connection",
      "Connection refused", "timed out", "Network is unreachable", "HTTPError"), NO_NETWORK),
    (("No matching distribution found", "Could not find a version"), NO_PACKAGE),
)  # fmt: skip


def of_installer(output: str) -> str:
    """The sentence for what pip or venv wrote before it gave up."""
    for signs, sentence in SIGNS:
        if any(sign in output for sign in signs):
            return sentence.format(python=python_name())
    last = [line.strip() for line in output.splitlines() if line.strip()][-3:]
    return UNKNOWN.format(words=" / ".join(last) or "none")


def of_system(error: OSError, folder: object) -> str:
    """The sentence for a file that the system would not let us write."""
    reason = error.strerror or str(error)
    if error.errno == 28:
        return DISK_FULL
    if getattr(error, "winerror", None) in (5, 32):  # refused because a program has the file open
        return IN_USE.format(folder=folder, reason=reason)
    return NOT_WRITABLE.format(folder=folder, reason=reason)


def python_name() -> str:
    """Which Python this is, as in "3.14, win32"."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}, {sys.platform}"
