// chats-load: people by the hundred and thousand at a chats-server. README.md, one folder up, says
// what each scenario measures.
#include <sys/resource.h>

#include <csignal>
#include <iostream>

#include "tests/load/chats-load/acks.hpp"
#include "tests/load/chats-load/rooms.hpp"
#include "tests/load/chats-load/slow.hpp"
#include "tests/load/chats-load/storm.hpp"

namespace {

using namespace chats::load;

void raise_open_files_max() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
}

Report run(const Wishes& wishes) {
  if (const auto* acks = std::get_if<AcksWishes>(&wishes.scenario)) {
    Report report("acks");
    run_acks(wishes.house, *acks, report);
    return report;
  }
  if (const auto* storm = std::get_if<StormWishes>(&wishes.scenario)) {
    Report report("storm");
    run_storm(wishes.house, *storm, report);
    return report;
  }
  if (const auto* rooms = std::get_if<RoomsWishes>(&wishes.scenario)) {
    Report report("rooms");
    run_rooms(wishes.house, *rooms, report);
    return report;
  }
  Report report("slow");
  run_slow(wishes.house, std::get<SlowWishes>(wishes.scenario), report);
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
