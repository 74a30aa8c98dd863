"""A test of the tests: files that break each rule, and files that look bad and are not.

BITES[rule] are trees of one file each; the rule must find something in every one of them.
SPARES[rule] are trees in which it must find nothing.
"""
LONG_FUNCTION = "void f() {\n" + "  g();\n" * 70 + "}\n"
LONG_SIGNATURE = "int f(int a,\n      int b) {\n" + "  g();\n" * 70 + "}\n"


def including(*headers):
    return "".join(f"#include {header}\n" for header in headers)


def wall(folder, *headers):
    return [{f"{folder}/a.cpp": including(header)} for header in headers]


BITES = {
    "wall_holds":
        wall("server/core", "<boost/asio.hpp>", "<nlohmann/json.hpp>", "<sqlite3.h>",
             "<openssl/sha.h>", "<utf8proc.h>", "<thread>", "<mutex>", "<atomic>", "<future>",
             "<iostream>", "<fstream>", "<sstream>", "<random>", "<ctime>", "<spdlog/spdlog.h>",
             "<unistd.h>", "<filesystem>", '"server/live/parcel.hpp"', '"server/store/log.hpp"',
             '"protocol/codec.hpp"')
        + wall("protocol", "<boost/asio.hpp>", "<sqlite3.h>", "<spdlog/spdlog.h>",
               '"server/store/log.hpp"', '"server/live/parcel.hpp"', "<thread>", "<sys/time.h>")
        + wall("server/store", "<boost/asio.hpp>", '"protocol/codec.hpp"',
               '"server/live/parcel.hpp"', "<utf8proc.h>")
        + wall("server/live", "<boost/beast.hpp>", "<nlohmann/json.hpp>", "<sqlite3.h>",
               '"server/store/sqlite_log.hpp"', '"protocol/codec.hpp"', '"server/net/outbox.hpp"',
               "<openssl/sha.h>", "<sys/socket.h>")
        + wall("server/program", "<boost/asio.hpp>", '"server/net/outbox.hpp"', "<sqlite3.h>")
        + wall("server/net", "<nlohmann/json.hpp>", '"server/store/log.hpp"', "<sqlite3.h>",
               "<boost/json.hpp>", "<boost/container/vector.hpp>")
        + [{"server/core/rooms/a.hpp": "#  include <thread>\n"}],
    "own_headers_are_named_from_the_root": [
        {"server/core/a.cpp": '#include "ids.hpp"\n'},
        {"server/core/a.cpp": '#include "../core/ids.hpp"\n'},
        {"server/core/a.cpp": "#include <server/core/ids.hpp>\n"},
        {"server/core/a.cpp": '#include "vector"\n'}],
    "beast_stays_in_two_files": [
        {"server/net/ws.hpp": "#include <boost/beast/websocket.hpp>\n"},
        {f"server/net/{name}.cpp": "#include <boost/beast.hpp>\n" for name in "abc"}],
    "files_stay_short": [
        {"server/core/a.cpp": "\n" * 401}, {"tests/e/run": "#!/usr/bin/env bash\n" + "\n" * 400},
        *({f"web-client/src/a{suffix}": "\n" * 401}
          for suffix in (".hpp", ".ts", ".tsx", ".css", ".py", ".sh", ".mjs"))],
    "lines_stay_short": [{"protocol/a.hpp": "//" + "x" * 99 + "\n"}],
    "functions_stay_short": [{"server/net/a.cpp": LONG_FUNCTION},
                             {"server/net/a.cpp": "namespace a {\n\n" + LONG_SIGNATURE}],
    "names_say_something": [
        {f"server/net/{name}.cpp": ""}
        for name in ("room_manager", "utils", "test_helper", "handlers", "common", "misc")],
    "nothing_is_left_for_later": [{"server/core/a.cpp": "// TO" "DO: later\n"},
                                  {"README.md": "FIX" "ME\n"}, {"a.ts": "// XX" "X\n"}],
    "root_holds_only_its_names": [{"notes.txt": ""}, {"docs/a.md": ""}],
    "what_is_made_is_not_kept": [{"build/dev/a.txt": ""}, {"data/chats.db": ""},
                                 {"web-client/node_modules/a/index.js": ""},
                                 {"web-client/dist/app.js": ""},
                                 {"tests/net/key.txt": "-----BEGIN PRIVATE " "KEY-----\n"}],
    "core_knows_no_clock_and_no_dice": [
        {"server/core/a.cpp": "auto t = std::chrono::system_clock::now();\n"},
        {"server/core/a.hpp": "auto t = std::chrono::steady_clock::now();\n"},
        {"protocol/a.cpp": "std::random_device d;\n"},
        {"server/core/a.cpp": "std::shuffle(a, b, c);\n"}],
    "headers_are_guarded_and_open_no_namespace": [
        {"server/core/a.hpp": "int a;\n"},
        {"server/core/a.hpp": "#pragma once\n  using namespace std;\n"}],
    "text_is_never_made_into_html": [
        {"web-client/src/views/a.tsx": "node.innerHTML = text;\n"},
        {"web-client/src/views/a.tsx": "<p dangerouslySetInnerHTML={{__html: text}} />\n"},
        {"web-client/src/views/a.ts": "node.insertAdjacentHTML('x', y);\n"}],
    "lock_files_name_no_registry": [
        {"tests/browser/package-lock.json": '{"resolved": "https://packages.example/a.tgz"}\n'}],
    "lock_files_are_whole": [
        {"web-client/package-lock.json":
         '{"packages": {"node_modules/a": {"optionalDependencies": {"a-linux": "1.0.0"}}}}'}],
    "nothing_names_another_machine": [{"server/run": "cd /work/" "main\n"},
                                      {"web-client/.npmrc": "registry=https://registry."
                                                            "npmjs.org/\n"}],
    "connection_knows_no_page_and_no_rules": [
        {"web-client/src/connection/a.ts": "document.body.append(x);\n"},
        {"web-client/src/connection/a.ts": 'import { h } from "preact";\n'},
        {"web-client/src/connection/a.ts": 'import { f } from "../session/fold";\n'},
        {"web-client/src/connection/a.ts": "import {\n  f,\n} from '../session/fold'\n"},
        {"web-client/src/connection/a.ts": "const f = await import('../views/f')\n"}],
    "session_knows_no_page_and_no_socket": [
        {"web-client/src/session/a.ts": "window.alert(1);\n"},
        {"web-client/src/session/a.ts": "const s = new WebSocket(u);\n"},
        {"web-client/src/session/a.ts": 'import { App } from "../views/app";\n'}],
    "client_asks_no_other_host": [
        {"web-client/src/a.html": '<script src="https://cdn.example/x.js">\n'},
        {"web-client/src/a.css": "@font-face { src: url(//fonts.example/a.woff2); }\n"}],
    "shellcheck_finds_nothing": [{"server/run": "#!/usr/bin/env bash\nrm -rf $1/x\n"}],
    "ci_runs_the_tests_and_nothing_else": [{".ci/run": "#!/usr/bin/env bash\nmake\n"}],
    "scripts_can_be_run": [{"tests/browser/run": "#!/usr/bin/env bash\n"}],
}

SPARES = {
    "lock_files_are_whole": [
        {"web-client/package-lock.json":
         '{"packages": {"": {"dependencies": {"a": "1"}}, "node_modules/b/node_modules/a": {}}}'}],
    "wall_holds":
        wall("server/core", "<chrono>", "<variant>", '"server/core/ids.hpp"')
        + wall("server/store", "<thread>", "<SQLiteCpp/SQLiteCpp.h>", "<openssl/evp.h>")
        + wall("server/live", '"server/store/log.hpp"', "<boost/asio/strand.hpp>", "<thread>")
        + wall("server/net", "<boost/beast/websocket.hpp>", "<boost/asio.hpp>", "<zlib.h>",
               "<boost/unordered/unordered_flat_map.hpp>")
        + wall("tests/net", "<boost/beast/websocket.hpp>", '"server/store/sqlite_log.hpp"'),
    "beast_stays_in_two_files": [
        {f"server/net/{name}.cpp": "#include <boost/beast.hpp>\n" for name in "ab"}],
    "files_stay_short": [{"server/core/a.cpp": "\n" * 400},
                         {"web-client/src/words/en.ts": "\n" * 401},
                         {"web-client/package-lock.json": "{" + "\n" * 4000 + "}"}],
    "lines_stay_short": [{"protocol/a.hpp": "// " + "ü" * 97 + "\n"}],
    "functions_stay_short": [{"server/net/a.cpp": "void f() {\n" + "  g();\n" * 58 + "}\n" * 1
                              + "struct A {\n" + "  int a;\n" * 90 + "};\n"}],
    "core_knows_no_clock_and_no_dice": [
        {"server/core/a.cpp": "// Not system_clock::now(): time comes with the request.\n"},
        {"server/live/a.cpp": "auto t = std::chrono::steady_clock::now();\n"}],
    "text_is_never_made_into_html": [
        {"web-client/src/a.ts": "// Never innerHTML: words go in as text.\n"}],
    "connection_knows_no_page_and_no_rules": [
        {"web-client/src/connection/a.ts": "import type {\n  View,\n} from '../session/view'\n"
                                           "import { f } from './wire'\n"}],
    "client_asks_no_other_host": [
        {"web-client/src/a.ts": '// See https://www.example.org/ for why.\nconst a = "/ws";\n'}],
    "ci_runs_the_tests_and_nothing_else": [
        {".ci/run": '#!/usr/bin/env bash\nexec "$(dirname "$0")/../tests/run"\n'}],
}
