// Every tests/sessions/*.txt is a test. With REWRITE=1 the told lines are written anew: look at the
// differences and keep those that you can explain.
#include <gtest/gtest.h>
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/sessions/story_player.hpp"

namespace chats::sessions {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> story_names() {
  std::vector<std::string> names;
  for (const auto& file : fs::directory_iterator(CHATS_STORIES_FOLDER))
    if (file.path().extension() == ".txt") names.push_back(file.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

class Story : public testing::TestWithParam<std::string> {};

TEST_P(Story, HoldsAsItIsWritten) {
  const auto path = fs::path(CHATS_STORIES_FOLDER) / (GetParam() + ".txt");
  const auto written = read(path);
  const auto played = play(written);
  for (const auto& mistake : played.mistakes)
    ADD_FAILURE() << mistake;
  if (std::getenv("REWRITE"))
    std::ofstream(path, std::ios::binary) << played.text;
  else
    EXPECT_EQ(played.text, written);
}

INSTANTIATE_TEST_SUITE_P(Sessions, Story, testing::ValuesIn(story_names()),
                         [](const auto& story) { return story.param; });

}  // namespace

}  // namespace chats::sessions
