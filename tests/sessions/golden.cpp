#include "tests/sessions/golden.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "protocol/telling_codec.hpp"
#include "protocol/view_codec.hpp"
#include "tests/support/random_session.hpp"

namespace chats::sessions {

using namespace core;

namespace {

namespace fs = std::filesystem;

std::string snapshot_of(const SessionState& state, ParticipantId viewer) {
  const protocol::Live nothing_counted;
  return protocol::encode_view(view(state, viewer), "s1", nothing_counted);
}

// Method and params of a notification, in its own order.
std::string without_frame(const std::string& notification) {
  auto object = nlohmann::ordered_json::parse(notification);
  object.erase("jsonrpc");
  return object.dump();
}

std::string told_to(const SessionState& after, const Event& event, const Telling& telling) {
  return without_frame(protocol::encode_telling(after, event, telling));
}

}  // namespace

void Transcripts::hears(const SessionState& after, const Event& event,
                        const std::vector<support::Heard>& heard) {
  std::map<const Telling*, std::string> encoded;  // Once for all who hear it in this form.
  for (const auto& [viewer, telling] : heard) {
    auto& text = encoded[telling];
    if (text.empty()) text = told_to(after, event, *telling);
    viewers_[viewer->id].notifications.push_back(text);
  }
  if (const auto out = ends_connections_of(event)) viewers_.erase(*out);
  const bool comes = holds_alternative<event::ParticipantJoined>(event.body) ||
                     holds_alternative<event::ParticipantWaits>(event.body);
  if (comes) come(after, {event.seq});
  if (const auto* back = get_if<event::ParticipantBack>(&event.body))
    come_back(after, event, back->participant);
}

void Transcripts::come(const SessionState& after, ParticipantId viewer) {
  viewers_[viewer] = {snapshot_of(after, viewer), {}, {}};
}

// Who was only away gets what they missed, their own return included; who had left begins anew.
void Transcripts::come_back(const SessionState& after, const Event& event, ParticipantId viewer) {
  const auto before = viewers_.find(viewer);
  if (before == viewers_.end()) return come(after, viewer);
  for (const auto& telling : tellings_of(after, event))
    if (includes(telling, after.participants.at(viewer)))
      return before->second.notifications.push_back(told_to(after, event, telling));
}

void Transcripts::ends(const SessionState& state) {
  auto last = state;
  // A closed session has no viewers: this is what they held when their connections ended.
  if (last.lifecycle == Lifecycle::closed) last.lifecycle = Lifecycle::closing;
  for (auto& [viewer, transcript] : viewers_)
    transcript.expect = snapshot_of(last, viewer);
}

std::string Transcripts::text(std::size_t most) const {
  std::set<ParticipantId> chosen;
  std::size_t number = 0;
  for (const auto& [viewer, transcript] : viewers_) {
    const auto left = viewers_.size() - number++;  // Some of the first, some of the last.
    if (number <= most / 2 || left <= (most + 1) / 2) chosen.insert(viewer);
  }
  return text_of(chosen);
}

std::string Transcripts::text_of(const std::set<ParticipantId>& viewers) const {
  std::string all = "[";
  for (const auto& [viewer, transcript] : viewers_) {
    if (!viewers.contains(viewer)) continue;
    all += all.size() == 1 ? "\n" : ",\n";
    all += R"({"name":")" + name_ + R"(","viewer":"p)" + std::to_string(viewer.number) +
           R"(","snapshot":)" + transcript.snapshot + R"(,"notifications":[)";
    for (const auto& each : transcript.notifications)
      all += (&each == &transcript.notifications.front() ? "" : ",") + each;
    all += R"(],"expect":)" + transcript.expect + "}";
  }
  return all + "\n]\n";
}

namespace {

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

const fs::path& golden_folder() {
  static const fs::path folder = fs::path(CHATS_REPOSITORY) / "protocol" / "golden";
  return folder;
}

}  // namespace

void expect_golden(const std::string& name, const std::string& text) {
  const auto path = golden_folder() / (name + ".json");
  if (std::getenv("REWRITE")) {
    fs::create_directories(golden_folder());
    std::ofstream(path, std::ios::binary) << text;
  }
  EXPECT_TRUE(read(path) == text) << path.filename()
                                  << " differs from what is told; REWRITE=1 writes it anew";
}

namespace {

std::vector<fs::path> stories() {
  std::vector<fs::path> all;
  for (const auto& file : fs::directory_iterator(CHATS_STORIES_FOLDER))
    if (file.path().extension() == ".txt") all.push_back(file.path());
  std::sort(all.begin(), all.end());
  return all;
}

TEST(GoldenTranscripts, OfTheStoriesAreAsWritten) {
  for (const auto& path : stories()) {
    Transcripts transcripts(path.stem().string());
    play(read(path), &transcripts);
    expect_golden(path.stem().string(), transcripts.text(4));
  }
}

TEST(GoldenTranscripts, OfRandomSessionsAreAsWritten) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto name = "random_" + std::to_string(seed);
    support::RandomSession random(seed, 7);
    Transcripts transcripts(name);
    random.session().on_event(
        [&](const SessionState& after, const Event& event,
            const std::vector<support::Heard>& heard) { transcripts.hears(after, event, heard); });
    for (int i = 0; i < 100; ++i)
      random.step();
    transcripts.ends(random.session().state());
    expect_golden(name, transcripts.text(2));
  }
}

// Those whose story has gone would be tested for ever.
TEST(GoldenTranscripts, AllHaveAStory) {
  for (const auto& file : fs::directory_iterator(golden_folder())) {
    const auto name = file.path().stem().string();
    const bool known = name.starts_with("random_") || name.starts_with("windows_") ||
                       fs::exists(fs::path(CHATS_STORIES_FOLDER) / (name + ".txt"));
    EXPECT_TRUE(known) << name;
  }
}

}  // namespace

}  // namespace chats::sessions
