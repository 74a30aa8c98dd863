#include "tests/store/log_under_test.hpp"

#include <stdlib.h>
#include <unistd.h>

#include <future>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "tests/store/samples.hpp"
#include "tests/support/whole_log.hpp"

namespace chats::store {

TemporaryFolder::TemporaryFolder(const std::filesystem::path& parent) {
  std::string name = (parent / "chats-store-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path fastest_folder() {
  const std::filesystem::path memory = "/dev/shm";
  const bool usable = ::access(memory.c_str(), W_OK) == 0;
  return usable ? memory : std::filesystem::temp_directory_path();
}

AppendOutcome append(Log& log, const SessionId& session, core::Seq after,
                     const std::vector<core::Event>& events) {
  std::promise<AppendOutcome> outcome;
  log.append({.session = session, .after = after, .events = events},
             [&](AppendOutcome came) { outcome.set_value(came); });
  return outcome.get_future().get();
}

bool close(Log& log, const SessionId& session, core::ClosingRecord record) {
  std::promise<bool> saved;
  log.close(session, std::move(record), [&](bool done) { saved.set_value(done); });
  return saved.get_future().get();
}

bool make_session(Log& log, const SessionId& session) {
  return log.create(entry_of(session), {}, {});
}

std::vector<std::string> texts_of(Log& log, const SessionId& session, core::Seq after) {
  const auto read = whole_log(log, session, after);
  std::vector<std::string> texts;
  for (const core::Event& event : read.events) {
    const auto* said = get_if<core::event::MessagePosted>(&event.body);
    texts.push_back(said ? said->text : "");
  }
  if (read.damage) texts.push_back(*read.damage);
  return texts;
}

}  // namespace chats::store
