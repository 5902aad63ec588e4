"""The file that a shell reads when it starts, and a marked block in it that can be taken out."""

from __future__ import annotations

import codecs
import shutil
import stat
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from learnlog.edit import replacing

SHELLS = ("bash", "zsh", "fish", "powershell")
BEGIN = "# >>> learnlog completion >>>"
END = "# <<< learnlog completion <<<"

# Silent where learnlog is not there; zsh of macOS has not loaded its completion by itself.
LINES = {
    "bash": 'command -v learnlog >/dev/null && eval "$(learnlog completion bash 2>/dev/null)"',
    "zsh": (
        "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }; "
        '(( $+commands[learnlog] )) && eval "$(learnlog completion zsh 2>/dev/null)"'
    ),
    "fish": "command -q learnlog; and learnlog completion fish 2>/dev/null | source",
    "powershell": (
        "if (Get-Command learnlog -ErrorAction SilentlyContinue) "
        "{ learnlog completion powershell 2>$null | Out-String | Invoke-Expression }"
    ),
}
_SCRIPTS_FORBIDDEN = (
    "If PowerShell then says that running scripts is disabled, type once:\n"
    "Set-ExecutionPolicy -Scope CurrentUser RemoteSigned"
)
_PROFILE = "Microsoft.PowerShell_profile.ps1"
_ASK_PROFILE = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; $PROFILE"


class Unsure(Exception):  # noqa: N818 - it is no error of the program
    """The file is not as expected, so it is left as it is."""


@dataclass(frozen=True, slots=True)
class StartupFile:
    """Where a shell's line belongs, the line, and what else the person may have to do."""

    path: Path
    line: str
    remark: str = ""


def startup_file(
    shell: str,
    environment: Mapping[str, str],
    platform: str,
    home: Path,
    ask: Callable[[str], str],
) -> StartupFile:
    """The file and line of a shell; `ask` tells the profile of a PowerShell ("" if unknown)."""
    config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    if shell == "powershell":
        remark = _SCRIPTS_FORBIDDEN if platform == "win32" else ""
        return StartupFile(_profile(environment, platform, home, config, ask), LINES[shell], remark)
    paths = {
        "bash": _login_file(home) if platform == "darwin" else home / ".bashrc",
        "zsh": Path(environment.get("ZDOTDIR") or home) / ".zshrc",
        "fish": config / "fish" / "completions" / "learnlog.fish",
    }
    return StartupFile(paths[shell], LINES[shell])


def _login_file(home: Path) -> Path:
    """The one file that bash reads in a window of macOS: the first there is, so none is hidden."""
    files = [home / name for name in (".bash_profile", ".bash_login", ".profile")]
    return next((file for file in files if file.exists()), files[0])


def _profile(
    environment: Mapping[str, str],
    platform: str,
    home: Path,
    config: Path,
    ask: Callable[[str], str],
) -> Path:
    """The profile of the PowerShell that is in use: of version 7, or of the one in Windows."""
    modules = environment.get("PSModulePath", "").replace("\\", "/").split(";")[0]
    newer = platform != "win32" or "/PowerShell/" in modules
    if told := ask("pwsh" if newer else "powershell"):
        return Path(told)
    if platform != "win32":
        return config / "powershell" / _PROFILE
    return home / "Documents" / ("PowerShell" if newer else "WindowsPowerShell") / _PROFILE


def ask_powershell(program: str) -> str:
    """The path of the profile that a PowerShell reads at its start; "" where it does not say."""
    found = shutil.which(program)
    command = [found or program, "-NoProfile", "-NonInteractive", "-Command", _ASK_PROFILE]
    try:
        answer = subprocess.run(command, capture_output=True, timeout=20) if found else None
    except (OSError, subprocess.TimeoutExpired):
        return ""
    told = answer.stdout.decode("utf-8-sig", "replace").strip() if answer else ""
    return "" if "\ufffd" in told or "\n" in told else told


def block_for(file: StartupFile) -> str:
    """The line between two marks."""
    return f"{BEGIN}\n{file.line}\n{END}\n"


def put_block(path: Path, block: str) -> str:
    """Put the block at the end of a file, or in place of an earlier one; what was done.

    Raises Unsure where the marks in the file don't fit together, and OSError.
    """
    path = path.resolve()  # a link stays a link
    before = path.read_bytes() if path.exists() else b""
    encoding = _encoding(before)
    newline = "\r\n" if "\r\n".encode(encoding) in before else "\n"
    begin, end, fresh = (
        text.replace("\n", newline).encode(encoding) for text in (BEGIN, END, block)
    )
    after, done = _with_block(before, begin, end, fresh, newline.encode(encoding), path)
    if after != before:
        _replace(path, before, after)
    return done


def _with_block(
    before: bytes, begin: bytes, end: bytes, fresh: bytes, newline: bytes, path: Path
) -> tuple[bytes, str]:
    if before.count(begin) != before.count(end) or before.count(begin) > 1:
        raise Unsure(
            f"{path} has a part of these lines already, so it was not changed. "
            f"Delete the lines from '{BEGIN}' to '{END}' in it, and try again."
        )
    if begin not in before:
        gap = newline if before and not before.endswith(newline) else b""
        return before + gap + fresh, "They were added at its end."
    at, to = before.index(begin), before.index(end) + len(end)
    if to < at:
        raise Unsure(f"The marks in {path} are in the wrong order, so it was not changed.")
    after = before[:at] + fresh.removesuffix(newline) + before[to:]
    return after, (
        "They are there already." if after == before else "They took the place of older ones."
    )


def _encoding(data: bytes) -> str:
    """How to write ASCII letters into a file: PowerShell's own editor saves UTF-16."""
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    return "utf-16-be" if data.startswith(codecs.BOM_UTF16_BE) else "ascii"


def _replace(path: Path, before: bytes, after: bytes) -> None:
    """Put the new content in place at once, unless the file has changed meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    there = path.exists()
    mode = stat.S_IMODE(path.stat().st_mode) if there else 0o644
    with replacing.written_beside(path, after, mode) as fresh:
        try:
            done = replacing.replaced(path, before, fresh) if there else not before
            if done and not there:
                replacing.name_once(fresh, path)
        except FileExistsError:
            done = False
    if not done:
        raise Unsure(f"{path} has just been changed by another program; try again.")
