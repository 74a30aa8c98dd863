"""Scripts: shellcheck finds nothing, and what is meant to be run can be run."""
import subprocess

def shellcheck_finds_nothing(files):
    """Every bash script passes shellcheck."""
    for file in files:
        if not file.is_script():
            continue
        result = subprocess.run(["shellcheck", "--format=gcc", "-"], input=file.text,
                                capture_output=True, text=True, check=False)
        for line in result.stdout.splitlines():
            yield f"{file.path}{line.removeprefix('-')}"


def ci_runs_the_tests_and_nothing_else(files):
    """.ci/run is tests/run."""
    for file in files:
        if file.path == ".ci/run":
            wanted = '#!/usr/bin/env bash\nexec "$(dirname "$0")/../tests/run"\n'
            if file.text != wanted:
                yield f"{file.path} does more than to start tests/run"


def scripts_can_be_run(files):
    """A file that names its interpreter is executable."""
    for file in files:
        if file.text.startswith("#!") and not file.runnable:
            yield f"{file.path} is not executable"


RULES = (shellcheck_finds_nothing, ci_runs_the_tests_and_nothing_else, scripts_can_be_run)
