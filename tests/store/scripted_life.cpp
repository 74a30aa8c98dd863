#include "tests/store/scripted_life.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <future>
#include <iterator>
#include <utility>

#include "tests/store/log_under_test.hpp"
#include "tests/store/samples.hpp"
#include "tests/support/whole_log.hpp"

namespace chats::store {
namespace {

constexpr std::uint16_t days_kept = 30;
constexpr std::array everyone = {"stays", "closes", "lingers", "erased", "new"};

// What every text of a session holds, and nothing else does.
std::string marker_of(const SessionId& session) {
  return "words-said-in-" + session;
}

core::ClosingRecord record_kept_for(std::optional<std::uint16_t> days) {
  core::ClosingRecord record = sample_record();
  record.keep_days = days;
  return record;
}

core::Instant day_of_forgetting() {
  return sample_record().closed_at + std::chrono::days{days_kept};
}

std::vector<std::string> texts_in(const std::vector<core::Event>& events) {
  std::vector<std::string> texts;
  for (const core::Event& event : events)
    texts.push_back(get<core::event::MessagePosted>(event.body).text);
  return texts;
}

void add(World& world, const OwnedAppend& append) {
  const auto more = texts_in(append.events);
  auto& texts = world.sessions.at(append.session).texts;
  texts.insert(texts.end(), more.begin(), more.end());
}

std::vector<std::string> files_with(const std::filesystem::path& folder, const std::string& words) {
  std::vector<std::string> found;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::ifstream stream(file.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (bytes.find(words) != std::string::npos) found.push_back(file.path().filename());
  }
  return found;
}

// The writer is held after the first, so that the others gather.
std::vector<AppendOutcome> append_all(Log& log, const std::vector<OwnedAppend>& appends) {
  std::vector<AppendOutcome> outcomes(appends.size());
  std::promise<void> first_done, all_asked, all_done;
  std::size_t left = appends.size();
  for (std::size_t i = 0; i < appends.size(); ++i) {
    const auto& [session, after, events] = appends[i];
    log.append({session, after, events}, [&, i](AppendOutcome came) {
      outcomes[i] = came;
      if (i == 0) {
        first_done.set_value();
        all_asked.get_future().wait();
      }
      if (--left == 0) all_done.set_value();
    });
    if (i == 0) first_done.get_future().wait();
  }
  all_asked.set_value();
  all_done.get_future().wait();
  return outcomes;
}

}  // namespace

void ScriptedLife::play(Log& log, const std::function<bool()>& is_over) {
  const std::vector<std::function<void()>> steps = {
      [&] { make(log, "stays"); },
      [&] { make(log, "closes"); },
      [&] { make(log, "lingers"); },
      [&] { make(log, "erased"); },
      [&] {
        speak(log, {{"stays"}, {"closes"}, {"lingers", 3}, {"erased", 2}});
      },
      [&] {
        speak(log, {{"stays", 6, 900}, {"closes", 3, 5'000}, {"stays", 1, 60, 1}});
      },
      [&] { note(log, "once"); },
      [&] {
        speak(log, {{"lingers"}, {"erased", 3, 2'000}});
      },
      [&] { close(log, "closes", {}); },
      [&] {
        speak(log, {{"stays", 2}, {"closes"}});
      },
      [&] { close(log, "lingers", days_kept); },
      [&] { erase(log, "erased"); },
      [&] { make(log, "new"); },
      [&] { note(log, "twice"); },
      [&] { forget(log); },
      [&] {
        speak(log, {{"new", 2}, {"stays"}});
      }};
  for (const auto& step : steps) {
    if (is_over()) return;
    step();
    look(log);
  }
}

void ScriptedLife::end_well(Log& log, const std::filesystem::path& folder) {
  ASSERT_TRUE(log.set_fact("works", "again")) << "at the first try";
  const World shown = world_of(log);
  ASSERT_TRUE(worlds_.learn([&](const World& world) { return world == shown; }))
      << "shown: " << shown << "\nexpected: " << worlds_;
  for (const auto& [session, kept] : shown.sessions) {
    if (kept.closed) continue;
    EXPECT_EQ(append(log, session, kept.texts.size(), talk(kept.texts.size(), 1)),
              AppendOutcome::saved);
  }
  EXPECT_TRUE(log.erase("erased"));
  const World left = world_of(log);
  for (const char* session : everyone) {
    const auto found = left.sessions.find(session);
    if (found != left.sessions.end() && !found->second.texts.empty()) continue;
    EXPECT_EQ(files_with(folder, marker_of(session)), std::vector<std::string>{}) << session;
  }
}

void ScriptedLife::came(bool saved, const PossibleWorlds::Change& change) {
  // What was not saved may be there all the same: nobody was told that it is not.
  saved ? worlds_.has_happened(change) : worlds_.may_have_happened(change);
}

void ScriptedLife::make(Log& log, const SessionId& session) {
  const std::string text = marker_of(session) + " first";
  const auto place = std::find(everyone.begin(), everyone.end(), session) - everyone.begin();
  const auto links = links_of(session, static_cast<std::uint8_t>(3 * place));
  const bool saved = log.create(entry_of(session), links, {said(1, text)});
  came(saved, [&](World& world) { world.sessions[session] = {{text}, links.size(), false, {}}; });
}

// After what can be read, as an owner does; if nothing can, after what was told.
OwnedAppend ScriptedLife::append_of(Log& log, const Speech& speech) {
  const auto read = whole_log(log, speech.session);
  const auto told = worlds_.one().sessions.find(speech.session);
  core::Seq after = read.events.size();
  if (read.unavailable && told != worlds_.one().sessions.end()) after = told->second.texts.size();
  after += speech.skipped;
  OwnedAppend append{speech.session, after, {}};
  for (std::size_t i = 0; i < speech.messages; ++i) {
    std::string text = marker_of(speech.session);
    while (text.size() < speech.bytes_each)
      text += " " + marker_of(speech.session);
    ++after;
    append.events.push_back(said(after, text + " " + std::to_string(after)));
  }
  return append;
}

void ScriptedLife::speak(Log& log, const std::vector<Speech>& speeches) {
  std::vector<OwnedAppend> appends;
  for (const Speech& speech : speeches)
    appends.push_back(append_of(log, speech));
  const auto outcomes = append_all(log, appends);
  take({appends[0]}, {outcomes[0]});
  take({appends.begin() + 1, appends.end()}, {outcomes.begin() + 1, outcomes.end()});
}

// The appends of one commit: whole or not at all, all of them.
void ScriptedLife::take(const std::vector<OwnedAppend>& appends,
                        const std::vector<AppendOutcome>& outcomes) {
  using enum AppendOutcome;
  const auto all_that_fit = [&](World& world) {
    for (const OwnedAppend& each : appends)
      if (world.takes(each.session, each.after)) add(world, each);
  };
  if (!outcomes.empty() && outcomes[0] == unknown) {
    for (const auto outcome : outcomes)
      EXPECT_EQ(outcome, unknown);
    return worlds_.may_have_happened(all_that_fit);
  }
  for (std::size_t i = 0; i < appends.size(); ++i) {
    EXPECT_NE(outcomes[i], unknown);
    if (outcomes[i] == failed) continue;
    const auto fits = [&](const World& world) {
      return world.takes(appends[i].session, appends[i].after) == (outcomes[i] == saved);
    };
    EXPECT_TRUE(worlds_.learn(fits)) << appends[i].session << ": " << int(outcomes[i]);
    if (outcomes[i] == saved) worlds_.has_happened([&](World& world) { add(world, appends[i]); });
  }
}

void ScriptedLife::close(Log& log, const SessionId& session,
                         std::optional<std::uint16_t> keep_days) {
  const bool saved = store::close(log, session, record_kept_for(keep_days));
  came(saved, [&](World& world) {
    const auto found = world.sessions.find(session);
    if (found == world.sessions.end()) return;
    found->second.closed = true;
    if (keep_days)
      found->second.forget_at = day_of_forgetting();
    else
      found->second.texts.clear();
  });
}

void ScriptedLife::forget(Log& log) {
  const bool saved = log.forget_overdue(day_of_forgetting()) > 0;
  came(saved, [&](World& world) {
    for (auto& [session, kept] : world.sessions)
      if (std::exchange(kept.forget_at, std::nullopt)) kept.texts.clear();
  });
}

void ScriptedLife::erase(Log& log, const SessionId& session) {
  came(log.erase(session), [&](World& world) { world.sessions.erase(session); });
}

void ScriptedLife::note(Log& log, const std::string& fact) {
  came(log.set_fact("probed_at", fact), [&](World& world) { world.fact = fact; });
}

void ScriptedLife::look(Log& log) {
  for (const char* session : everyone) {
    const auto read = whole_log(log, session);
    if (read.unavailable) continue;
    const bool there = read.damage != "There is no such session.";
    EXPECT_TRUE(!there || !read.damage) << *read.damage;
    const auto texts = texts_in(read.events);
    EXPECT_TRUE(worlds_.learn([&](const World& world) {
      const auto found = world.sessions.find(session);
      return there ? found != world.sessions.end() && found->second.texts == texts
                   : found == world.sessions.end();
    })) << session
        << " shows " << texts.size() << " texts; expected: " << worlds_;
  }
}

}  // namespace chats::store
