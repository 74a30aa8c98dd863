#include "tests/store/kept_sessions.hpp"

#include <SQLiteCpp/Database.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "tests/store/samples.hpp"
#include "tests/support/random_session.hpp"

namespace chats::store {
namespace {

constexpr int steps = 200;
constexpr std::size_t people_max = 15;

struct Played {
  std::vector<core::Event> events;
  core::SessionState state;
};

Played play(std::uint64_t seed) {
  support::RandomSession random(seed, people_max);
  for (int step = 0; step < steps; ++step)
    random.step();
  return {random.session().events(), random.session().state()};
}

void save(Log& log, const SessionId& session, const Played& played) {
  SessionEntry entry = entry_of(session);
  entry.title = played.state.definition->title;
  const auto first_links = static_cast<std::uint8_t>(log.sessions().size() * 3);
  const bool saved = log.create(entry, links_of(session, first_links), {played.events.front()}) &&
                     append(log, session, 1, {played.events.begin() + 1, played.events.end()}) ==
                         AppendOutcome::saved;
  if (!saved) throw std::runtime_error("session " + session + " could not be saved");
}

void take(Played& played, core::EventBody body) {
  const auto at = played.events.back().at;
  played.events.push_back({played.state.seq + 1, at, std::move(body), {}});
  core::apply(played.state, played.events.back());
}

}  // namespace

core::SessionState save_session(Log& log, const SessionId& session, std::uint64_t seed) {
  const auto played = play(seed);
  save(log, session, played);
  return played.state;
}

core::SessionState save_closed_session(Log& log, const SessionId& session, std::uint64_t seed,
                                       std::optional<std::uint16_t> keep_days) {
  auto played = play(seed);
  auto definition = *played.state.definition;
  definition.settings.keep_days = keep_days;
  const auto kept = std::make_shared<const core::Definition>(std::move(definition));
  played.events.front().body = core::event::SessionCreated{kept};
  played.state.definition = kept;
  if (played.state.lifecycle != core::Lifecycle::closed) {
    take(played, core::event::SessionClosing{played.events.back().at, {}});
    take(played, core::event::SessionClosed{});
  }
  save(log, session, played);
  if (!close(log, session, core::closing_record(played.state, seed))) {
    throw std::runtime_error("session " + session + " could not be closed");
  }
  return played.state;
}

void change_file(const std::filesystem::path& file, const std::string& query) {
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec(query);
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::map<std::string, std::string> all_files_of(const std::filesystem::path& folder) {
  std::map<std::string, std::string> all;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const bool is_index = file.path().string().ends_with("-shm");
    const auto bytes = is_index ? "" : bytes_of(file.path());
    const auto hash = std::hash<std::string>{}(bytes);
    all[file.path().filename()] = std::to_string(bytes.size()) + " bytes, " + std::to_string(hash);
  }
  return all;
}

}  // namespace chats::store
