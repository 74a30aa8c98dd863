#include "server/program/sample.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "protocol/definition_codec.hpp"
#include "server/program/built_in_sample.hpp"
#include "tests/program/office_floor.hpp"

namespace chats::program {
namespace {

constexpr const char* small_definition =
    R"({"title": "A talk", "agenda": [{"id": "end", "kind": "survey", "title": "End",
        "minutes": 1, "questions": [{"id": "good", "text": "It was good."}]}]})";

class ASample : public OfficeFloor {
 protected:
  ASample() { std::filesystem::create_directories(folder_); }
  ~ASample() override { std::filesystem::remove_all(folder_); }

  Sample sample(std::string text = small_definition) {
    return Sample({.schedule = schedule_,
                   .links = links_,
                   .clock = clock_,
                   .hasher = mix,
                   .text = {.text = std::move(text), .from = "talk.json"},
                   .kept_in = kept_in_});
  }
  std::string trouble_with(const std::string& text) {
    try {
      sample(text);
    } catch (const std::runtime_error& trouble) {
      return trouble.what();
    }
    return {};
  }

  const std::filesystem::path folder_ =
      std::filesystem::path(::testing::TempDir()) /
      ("chats-" + make_session_id(system_dice));
  const std::filesystem::path kept_in_ = folder_ / "sample-links.json";
};

TEST_F(ASample, IsMadeOnceAndOpenAgainAfterARestart) {
  const auto first = sample().open();
  EXPECT_TRUE(schedule_.is_running(first.id));
  EXPECT_EQ(first.title, "A talk");
  const auto second = sample().open();
  EXPECT_EQ(second.id, first.id);
  EXPECT_EQ(second.secrets.attendee, first.secrets.attendee);
  EXPECT_EQ(second.secrets.facilitator, first.secrets.facilitator);
  EXPECT_EQ(schedule_.list().size(), 1u);
}

TEST_F(ASample, KeepsItsLinksForThisUserAlone) {
  sample().open();
  struct stat about {};
  ASSERT_EQ(::stat(kept_in_.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600u);
}

TEST_F(ASample, IsMadeAnewWhenItIsGone) {
  auto now = sample();
  const auto first = now.open();
  EXPECT_FALSE(now.renew_when_gone());
  ASSERT_EQ(schedule_.erase(first.id), Erasure::erased);
  const auto next = now.renew_when_gone();
  ASSERT_TRUE(next);
  EXPECT_NE(next->id, first.id);
  EXPECT_NE(next->secrets.attendee, first.secrets.attendee);
  EXPECT_FALSE(now.renew_when_gone());
  EXPECT_EQ(sample().open().id, next->id);
}

TEST_F(ASample, IsNotRenewedWhereNoPlaceIsLeftButOpensAtAStart) {
  Schedule full{{log_, directory_, links_, clock_, [this] { return throw_dice(); }, mix, {1}}};
  Sample now({full, links_, clock_, mix, {small_definition, "talk.json"}, kept_in_});
  const auto first = now.open();
  ASSERT_EQ(schedule_.erase(first.id), Erasure::erased);
  const auto other = schedule_.create(*protocol::decode_definition(small_definition, clock_.now()));
  ASSERT_TRUE(other);
  EXPECT_FALSE(now.renew_when_gone());
  EXPECT_EQ(schedule_.list().size(), 1u);
  EXPECT_NE(now.open().id, first.id) << "or the server would not start";
  ASSERT_EQ(schedule_.erase(now.open().id), Erasure::erased);
  ASSERT_EQ(schedule_.erase(other->id), Erasure::erased);
  EXPECT_TRUE(now.renew_when_gone());
}

TEST_F(ASample, ThatCannotBeSavedNowIsTriedAgainLater) {
  auto now = sample();
  ASSERT_EQ(schedule_.erase(now.open().id), Erasure::erased);
  log_.break_disk();
  EXPECT_FALSE(now.renew_when_gone());
  log_.mend_disk();
  EXPECT_TRUE(now.renew_when_gone());
}

TEST_F(ASample, WhoseLinksCannotBeKeptLeavesNoSessionBehind) {
  std::filesystem::create_directories(kept_in_.string() + ".next/in the way");
  EXPECT_THROW(sample().open(), std::runtime_error);
  EXPECT_EQ(schedule_.list().size(), 0u);
}

TEST_F(ASample, OfAnotherDefinitionIsAnotherSession) {
  const auto first = sample().open();
  const auto second = sample(std::string(built_in_sample())).open();
  EXPECT_NE(second.id, first.id);
}

TEST_F(ASample, IsMadeAnewWhenItsLinksFileIsDamaged) {
  const auto first = sample().open();
  std::ofstream(kept_in_) << "{\"session\": ";
  EXPECT_NE(sample().open().id, first.id);
}

TEST_F(ASample, DoesNotTrustLinksThatOpenSomethingElse) {
  const auto first = sample().open();
  auto kept = std::ifstream(kept_in_);
  std::string text(std::istreambuf_iterator<char>(kept), {});
  const auto place = text.find(first.secrets.moderator);
  text.replace(place, first.secrets.moderator.size(), first.secrets.attendee);
  std::ofstream(kept_in_) << text;
  EXPECT_NE(sample().open().id, first.id);
}

TEST_F(ASample, WithMistakesIsRefusedWithTheirPlacesAllAtOnce) {
  const auto trouble = trouble_with(R"({"title": 3, "agenda": []})");
  EXPECT_EQ(trouble.find("The session in talk.json has mistakes:\n"), 0u) << trouble;
  EXPECT_NE(trouble.find("\n  /title: expected "), std::string::npos) << trouble;
  EXPECT_NE(trouble.find("\n  /agenda: expected "), std::string::npos) << trouble;
  EXPECT_NE(trouble_with("no JSON").find("the whole text: "), std::string::npos);
}

TEST_F(ASample, ReadsADefinitionFromAFile) {
  const auto file = folder_ / "talk.json";
  EXPECT_THROW(read_sample(file), std::runtime_error);
  EXPECT_THROW(read_sample(folder_), std::runtime_error);
  const auto loop = folder_ / "loop.json";
  std::filesystem::create_symlink(loop, loop);
  try {
    read_sample(loop);
    ADD_FAILURE();
  } catch (const std::runtime_error& trouble) {
    EXPECT_EQ(trouble.what(), "The session definition " + loop.string() + " cannot be read.");
  }
  std::ofstream(file) << small_definition;
  EXPECT_EQ(read_sample(file).text, small_definition);
  EXPECT_EQ(read_sample(file).from, file.string());
  std::ofstream(file, std::ios::trunc).flush();
  EXPECT_EQ(read_sample(file).text, "") << "so that what it lacks is said";
}

// What the issue asks of it: a whole chat, with all its steps and words.
TEST(TheBuiltInSample, IsAWholeChat) {
  const auto decoded = protocol::decode_definition(built_in_sample(), core::Instant{});
  ASSERT_TRUE(decoded) << decoded.error().front().pointer;
  EXPECT_EQ(decoded->assumptions.size(), 7u);
  EXPECT_EQ(decoded->starts_at, core::Instant{});  // None is named: when it is made.
  ASSERT_EQ(decoded->agenda.size(), 7u);
  const auto& frame = std::get<core::phase::Frame>(decoded->agenda[2].content);
  EXPECT_EQ(frame.definitions.size(), 2u);
  for (const auto& term : frame.definitions) EXPECT_FALSE(term.source.empty());
  EXPECT_EQ(frame.slides.size(), 3u);
  const auto& rooms = std::get<core::phase::Breakouts>(decoded->agenda[3].content);
  EXPECT_EQ(rooms.questions.size(), 3u);
  const auto& reflection = std::get<core::phase::Reflection>(decoded->agenda[5].content);
  EXPECT_FALSE(reflection.prompts.learn.empty());
  EXPECT_FALSE(reflection.prompts.unlearn.empty());
  EXPECT_EQ(std::get<core::phase::Survey>(decoded->agenda[6].content).questions.size(), 3u);
}

}  // namespace
}  // namespace chats::program
