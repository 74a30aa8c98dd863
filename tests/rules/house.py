"""The house rules of STYLE.md that a machine can check."""
import json
import re

from tree import BINARY, WRITTEN_BY_HAND, code_lines

FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 60
COLUMNS_MAX = 100

ROOT_NAMES = {"CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "server", "protocol",
              "web-client", "tests", "certs"}
VAGUE = re.compile(r"manager|util|helper|handler|common|misc", re.IGNORECASE)
# Spelled in halves, so that this file keeps its own rule.
LEFT_FOR_LATER = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
CLOCK_OR_DICE = re.compile(r"_clock::now|\brandom_device\b|\bmt19937|\bstd::s?rand\b|"
                           r"\bstd::time\(|\bstd::shuffle\b|_distribution\b|\bgetenv\b")
HTML_FROM_TEXT = re.compile(r"\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|"
                            r"document\.write|srcdoc)\b|\beval\(|\bnew Function\(")
OTHER_MACHINES = re.compile(r"/work/(main|shared)\b|\bregistry\.(npmjs|yarnpkg)\b|"
                            r"\b(pypi|npmjs|crates)\.(org|io|com)\b")
IGNORED_FOLDERS = {"build", "data", "node_modules"}


def is_generated(file):
    return file.name in ("package-lock.json",) or "generated" in file.lines[0]


def files_stay_short(files):
    """No file written by hand has more than 400 lines.

    But the words of a language are one file, however many there are.
    """
    for file in files:
        words = file.path.startswith("web-client/src/words/")
        by_hand = (file.ends(*WRITTEN_BY_HAND) or file.is_script()) and not words
        count = file.text.count("\n")
        if by_hand and not is_generated(file) and count > FILE_LINES_MAX:
            yield f"{file.path}: {count} lines"


def lines_stay_short(files):
    """No line of C++ is wider than 100 columns."""
    for file in files:
        if not file.ends(".cpp", ".hpp"):
            continue
        for number, line in enumerate(file.lines, 1):
            if len(line) > COLUMNS_MAX:
                yield f"{file.path}:{number}: {len(line)} columns"


def functions_stay_short(files):
    """No C++ function at file level has more than 60 lines.

    In our formatting such a function is what lies between a brace alone in the first column and
    the latest line above it that starts there too.
    """
    for file in files:
        if not file.ends(".cpp", ".hpp"):
            continue
        started_at = 0
        for number, line in enumerate(file.lines, 1):
            if line == "}":
                length = number - started_at + 1
                if length > FUNCTION_LINES_MAX:
                    yield f"{file.path}:{started_at}: a function of {length} lines"
            elif line and not line[0].isspace() and not line.startswith(("#", "//")):
                started_at = number


def names_say_something(files):
    """No file is called manager, util, helper, handler, common or misc."""
    for file in files:
        if VAGUE.search(file.name):
            yield file.path


def nothing_is_left_for_later(files):
    """No marks for work that somebody means to come back to."""
    for file in files:
        if file.path == "LICENSE" or is_generated(file):
            continue
        for number, line in enumerate(file.lines, 1):
            if LEFT_FOR_LATER.search(line):
                yield f"{file.path}:{number}: {line.strip()}"


def root_holds_only_its_names(files):
    """The root folder holds the names of DESIGN.md, part 4, and dotfiles."""
    for name in sorted({file.path.split("/")[0] for file in files}):
        if name not in ROOT_NAMES and not name.startswith("."):
            yield f"{name} in the root folder"


def what_is_made_is_not_kept(files):
    """Builds, data, packages and private keys are ignored by git."""
    for file in files:
        parts = set(file.path.split("/")[:-1])
        if parts & IGNORED_FOLDERS or file.path.startswith("web-client/dist/"):
            yield file.path
        elif "PRIVATE " "KEY-----" in file.text:
            yield f"{file.path}: holds a private key"


def core_knows_no_clock_and_no_dice(files):
    """Time and chance reach core and protocol as values, with the request."""
    for file in files:
        if not (file.inside("server/core") or file.inside("protocol")):
            continue
        for number, line in code_lines(file):
            if file.ends(".cpp", ".hpp") and CLOCK_OR_DICE.search(line):
                yield f"{file.path}:{number}: {line.strip()}"


def headers_are_guarded_and_open_no_namespace(files):
    """A header starts with #pragma once and never says `using namespace`."""
    for file in files:
        if not file.ends(".hpp"):
            continue
        if "#pragma once" not in file.lines:
            yield f"{file.path}: no #pragma once"
        for number, line in code_lines(file):
            if re.match(r"\s*using namespace\b", line):
                yield f"{file.path}:{number}: {line.strip()}"


def text_is_never_made_into_html(files):
    """The client draws what people write as text."""
    for file in files:
        if not file.inside("web-client/src"):
            continue
        for number, line in code_lines(file):
            if HTML_FROM_TEXT.search(line):
                yield f"{file.path}:{number}: {line.strip()}"


def lock_files_name_no_registry(files):
    """Lock files pin versions and hashes; from where is the reader's npm's business."""
    for file in files:
        if file.name in ("package-lock.json", "npm-shrinkwrap.json"):
            found = re.search(r'"resolved":\s*"http[^"]*"', file.text)
            if found:
                yield f"{file.path}: {found.group(0)}"


def lock_files_are_whole(files):
    """Each package that a lock file asks for stands in it, for every platform.

    A registry that lacks one platform's package leaves it out without a word, and then `npm ci`
    refuses the lock file on all the others.
    """
    for file in files:
        if file.name != "package-lock.json":
            continue
        packages = json.loads(file.text).get("packages", {})
        there = {path.rsplit("node_modules/", 1)[-1] for path in packages}
        for path, package in packages.items():
            wanted = {**package.get("dependencies", {}), **package.get("optionalDependencies", {})}
            for name in sorted(set(wanted) - there):
                yield f"{file.path}: {path or 'the root'} wants {name}"


def nothing_names_another_machine(files):
    """No path of the machine this was written on, and no host of a package registry."""
    for file in files:
        if file.path.endswith(BINARY):
            continue
        for number, line in enumerate(file.lines, 1):
            if OTHER_MACHINES.search(line) and not file.inside("tests/rules"):
                yield f"{file.path}:{number}: {line.strip()[:120]}"


RULES = (files_stay_short, lines_stay_short, functions_stay_short, names_say_something,
         nothing_is_left_for_later, root_holds_only_its_names, what_is_made_is_not_kept,
         core_knows_no_clock_and_no_dice, headers_are_guarded_and_open_no_namespace,
         text_is_never_made_into_html, lock_files_name_no_registry, lock_files_are_whole,
         nothing_names_another_machine)
