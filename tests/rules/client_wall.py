"""Which folder of the web client may know what: connection and session work without a page."""
import re

from tree import code_lines

# `import x from "y"`, `import "y"`, `export * from "y"`, `import("y")`, over several lines too.
IMPORT = re.compile(r"""\b(?:import|export)\b(?P<what>[^;"'`]*?)["'](?P<from>[^"'\n]+)["']""")
PAGE = re.compile(r"\b(document|window|localStorage|sessionStorage|HTMLElement)\b\s*[.\[]")
SOCKET = re.compile(r"\bWebSocket\b|\bfetch\(")
OTHER_HOST = re.compile(r"""["'`](https?:)?//(?!localhost\b|127\.0\.0\.1\b)[a-z0-9]""")


def typescript_of(files, folder):
    return [file for file in files
            if file.inside(f"web-client/src/{folder}") and file.ends(".ts", ".tsx")]


def lines_that_match(files, pattern):
    for file in files:
        for number, line in code_lines(file):
            if pattern.search(line):
                yield f"{file.path}:{number}: {line.strip()}"


def imports_of(files, unwanted):
    """Types may be named across the wall: they leave no trace in the page."""
    for file in files:
        code = "\n".join(line for _, line in code_lines(file))
        for found in IMPORT.finditer(code):
            types_alone = found["what"].lstrip().startswith("type ")
            if unwanted.search(found["from"]) and not types_alone:
                yield f"{file.path}: imports {found['from']}"


def connection_knows_no_page_and_no_rules(files):
    """connection: frames and retries; neither the page nor what the frames mean."""
    sources = typescript_of(files, "connection")
    yield from lines_that_match(sources, PAGE)
    yield from imports_of(sources, re.compile(r"(^|/)(views|session)(/|$)|^preact$"))


def session_knows_no_page_and_no_socket(files):
    """session: events to state; neither the page nor the socket."""
    sources = typescript_of(files, "session")
    yield from lines_that_match(sources, PAGE)
    yield from lines_that_match(sources, SOCKET)
    yield from imports_of(sources, re.compile(r"(^|/)(views|connection)(/|$)|^preact$"))


def client_asks_no_other_host(files):
    """Not a font, not an image, not a script comes from elsewhere."""
    sources = [file for file in files if file.inside("web-client/src")
               and file.ends(".ts", ".tsx", ".html", ".css")]
    for file in sources:
        for number, line in enumerate(file.lines, 1):
            asks = OTHER_HOST.search(line) or re.search(r"url\(\s*['\"]?(https?:)?//", line)
            if asks and "www.w3.org" not in line:
                yield f"{file.path}:{number}: {line.strip()}"


RULES = (connection_knows_no_page_and_no_rules, session_knows_no_page_and_no_socket,
         client_asks_no_other_host)
