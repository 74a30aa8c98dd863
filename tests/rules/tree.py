"""The files that the rules look at: what git tracks or would track, never what is ignored."""
import dataclasses
import os
import pathlib
import re
import subprocess

CPP = (".cpp", ".hpp")
WRITTEN_BY_HAND = CPP + (".ts", ".tsx", ".js", ".mjs", ".css", ".py", ".sh")
BINARY = (".png", ".jpg", ".jpeg", ".webp", ".woff2", ".ico", ".gz")


@dataclasses.dataclass(frozen=True)
class File:
    path: str  # from the root, with forward slashes
    text: str
    runnable: bool = False

    @property
    def lines(self):
        return self.text.split("\n")

    @property
    def name(self):
        return self.path.rsplit("/", 1)[-1]

    def ends(self, *suffixes):
        return self.path.endswith(tuple(suffixes))

    def inside(self, folder):
        return self.path.startswith(folder + "/")

    def is_script(self):
        return self.text.startswith("#!") and "bash" in self.lines[0]


def read(root, paths):
    files = []
    for path in sorted(paths):
        full = pathlib.Path(root) / path
        if not full.is_file() or path.endswith(BINARY):
            continue
        text = full.read_text(encoding="utf-8", errors="replace")
        files.append(File(path, text, runnable=os.access(full, os.X_OK)))
    return files


def of_repository(root):
    """Tracked files, and new ones that no .gitignore names."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others",
               "--exclude-standard"]
    listed = subprocess.run(command, check=True, capture_output=True).stdout
    return read(root, {name for name in listed.decode().split("\0") if name})


def of_folder(root):
    root = pathlib.Path(root)
    return read(root, {str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()})


def code_lines(file):
    """(number, line) of C++ or TypeScript lines, without // comments and without block comments."""
    inside_block = False
    for number, line in enumerate(file.lines, 1):
        if inside_block:
            end = line.find("*/")
            if end < 0:
                continue
            line, inside_block = line[end + 2:], False
        line = re.sub(r"/\*.*?\*/", " ", line)
        start = line.find("/*")
        if start >= 0 and '"' not in line[:start]:
            line, inside_block = line[:start], True
        yield number, re.sub(r"(?<![:\"'])//.*", "", line)
