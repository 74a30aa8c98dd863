"""Which folder may include what: the table of DESIGN.md, part 4."""
import dataclasses
import re

# Headers of std that neither talk to the world nor know the time of day nor throw dice.
PURE_STD = set("""
algorithm any array bit bitset cassert cctype charconv chrono cinttypes climits cmath compare
concepts cstddef cstdint cstring deque exception expected forward_list functional
initializer_list iterator limits list map memory memory_resource new numbers numeric optional
queue ranges ratio set source_location span stack stdexcept string string_view tuple type_traits typeindex
typeinfo unordered_map unordered_set utility variant vector version
""".split())

STD = re.compile(r"[a-z_0-9]+")
SYSTEM = re.compile(r"(sys|netinet|arpa|net|linux)/.+|"
                    r"(unistd|fcntl|poll|signal|errno|malloc|netdb|pthread|sched|stdlib|time)\.h")
ASIO = r"boost/(asio|system|core)(/.*)?(\.hpp)"
BEAST = r"boost/beast(/.*)?(\.hpp)"
CONTAINERS = r"boost/(container/small_vector|unordered/unordered_flat_map)\.hpp"
JSON = r"nlohmann/.*"
LOGGING = r"(spdlog|fmt)/.*"  # fmt is what spdlog formats with
INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')


@dataclasses.dataclass(frozen=True)
class Allowance:
    own: tuple  # regexes of the repository's headers
    packages: tuple = ()
    pure: bool = False  # only PURE_STD, and nothing of the operating system
    system: bool = False  # may talk to the operating system directly


WALL = {
    "server/core": Allowance(own=(r"server/core/.*",), pure=True),
    "protocol": Allowance(own=(r"server/core/.*", r"protocol/.*"),
                          packages=(JSON, r"utf8proc\.h"), pure=True),
    "server/store": Allowance(own=(r"server/(core|store)/.*",),
                              packages=(JSON, r"SQLiteCpp/.*", r"sqlite3\.h", r"openssl/.*",
                                        LOGGING), system=True),
    # The log's interface is all that a running session knows of the store.
    "server/live": Allowance(own=(r"server/(core|live)/.*", r"server/store/(?!sqlite).*"),
                             packages=(ASIO, LOGGING)),
    "server/program": Allowance(own=(r"server/(core|store|live|program)/.*", r"protocol/.*"),
                                packages=(JSON, LOGGING), system=True),
    "server/net": Allowance(own=(r"server/(core|live|program|net)/.*", r"protocol/.*"),
                            packages=(ASIO, BEAST, CONTAINERS, r"openssl/.*", r"zlib\.h",
                                      r"liburing\.h", LOGGING),
                            system=True),
}


def includes(file):
    for number, line in enumerate(file.lines, 1):
        found = INCLUDE.match(line)
        if found:
            yield number, found.group(1), found.group(2)


def is_own(header):
    return header.startswith(("server/", "protocol/", "tests/"))


def may_include(allowance, header):
    if is_own(header):
        return any(re.fullmatch(pattern, header) for pattern in allowance.own)
    if STD.fullmatch(header):
        return header in PURE_STD or not allowance.pure
    if SYSTEM.fullmatch(header):
        return allowance.system
    return any(re.fullmatch(pattern, header) for pattern in allowance.packages)


def wall_holds(files):
    """A folder includes only what its row of the table names."""
    for file in files:
        if not file.ends(".cpp", ".hpp"):
            continue
        for folder, allowance in WALL.items():
            if not file.inside(folder):
                continue
            for number, _, header in includes(file):
                if not may_include(allowance, header):
                    yield f"{file.path}:{number}: {folder} may not include {header}"


def own_headers_are_named_from_the_root(files):
    """Own headers stand in quotes with their path from the root, all others in angle brackets."""
    for file in files:
        if not file.ends(".cpp", ".hpp"):
            continue
        for number, bracket, header in includes(file):
            if (bracket == '"') != is_own(header):
                yield f"{file.path}:{number}: {header} is not named from the root"


def beast_stays_in_two_files(files):
    """A file with Beast compiles long: at most two .cpp files of server/net, no header."""
    holders = []
    for file in files:
        if not file.ends(".cpp", ".hpp"):
            continue
        if not any(header.startswith("boost/beast") for _, _, header in includes(file)):
            continue
        if file.ends(".hpp"):
            yield f"{file.path}: a header includes Beast"
        elif file.inside("server/net"):
            holders.append(file.path)
    if len(holders) > 2:
        yield f"Beast is included in more than two files: {', '.join(holders)}"


RULES = (wall_holds, own_headers_are_named_from_the_root, beast_stays_in_two_files)
