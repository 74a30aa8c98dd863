// chats-load: people by the hundred and thousand at a chats-server. README.md, one folder up, says
// what each scenario measures.
#include <sys/resource.h>

#include <csignal>
#include <iostream>

#include "tests/load/chats-load/scenarios.hpp"

namespace {

using namespace chats::load;

void raise_open_files_max() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
}

Report run(const Wishes& wishes) {
  Report report(wishes.name);
  std::visit([&](const auto& scenario) { run_scenario(wishes.house, scenario, report); },
             wishes.scenario);
  return report;
}

}  // namespace

int main(int count, char** words) {
  const auto read = read_wishes(count, words);
  if (const auto* ending = std::get_if<Ending>(&read)) {
    (ending->exit_code == 0 ? std::cout : std::cerr) << ending->text << std::flush;
    return ending->exit_code;
  }
  const auto& wishes = std::get<Wishes>(read);
  std::signal(SIGPIPE, SIG_IGN);
  raise_open_files_max();
  try {
    const auto report = run(wishes);
    std::cout << report.text() << std::flush;
    if (!wishes.house.json.empty()) report.write_json(wishes.house.json);
    return report.all_is_well() ? 0 : 1;
  } catch (const std::exception& trouble) {
    std::cerr << trouble.what() << std::endl;
    return 1;
  }
}
