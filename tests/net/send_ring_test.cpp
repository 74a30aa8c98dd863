// Many sockets written by one call, on real sockets of the kernel.
#include "server/net/send_ring.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <string>
#include <vector>

#include "server/net/channel.hpp"

namespace chats::net {

namespace {

// A socket that is written, and the one at its other end.
class Pair {
 public:
  Pair() { EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends_.data()), 0); }
  ~Pair() {
    if (ends_[0] >= 0) close_ours();
    close_other();
  }
  Pair(const Pair&) = delete;
  Pair& operator=(const Pair&) = delete;

  int socket() const { return ends_[0]; }
  // From now on ours has another number, whatever has it now.
  void renumber(int number) {
    ASSERT_EQ(::dup2(ends_[0], number), number);
    ::close(ends_[0]);
    ends_[0] = number;
  }
  void close_ours() {
    ::close(ends_[0]);
    ends_[0] = -1;
  }
  void close_other() {
    if (ends_[1] >= 0) ::close(ends_[1]);
    ends_[1] = -1;
  }
  // What has come to the other end by now.
  std::string heard() const {
    std::string text(1 << 20, '\0');
    const auto count = ::recv(ends_[1], text.data(), text.size(), MSG_DONTWAIT);
    text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return text;
  }
  bool sees_it_closed() const {
    char byte = 0;
    return ::recv(ends_[1], &byte, 1, MSG_DONTWAIT) == 0;
  }

 private:
  std::array<int, 2> ends_{};
};

// The kernel's end of the only ring of this program.
int number_of_ring() {
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    std::error_code gone;
    const auto target = std::filesystem::read_symlink(entry.path(), gone).string();
    if (target.find("[io_uring]") == std::string::npos) continue;
    return std::stoi(entry.path().filename().string());
  }
  return -1;
}

struct Result {
  std::size_t who;
  int result;
  std::string left;
};

class SendRingTest : public testing::Test {
 protected:
  void SetUp() override {
    ring = SendRing::make();
    if (ring == nullptr) GTEST_SKIP() << "this kernel offers no io_uring to this program";
  }
  std::vector<Result> submit() {
    std::vector<Result> all;
    EXPECT_TRUE(ring->submit([&](const SendRing::Sent& sent) {
      all.push_back({sent.who, sent.result, std::string(sent.left)});
    }));
    return all;
  }
  std::unique_ptr<SendRing> ring;
};

TEST_F(SendRingTest, EachGetsItsOwnAndIsToldOfInOrder) {
  std::array<Pair, 40> pairs;
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < pairs.size(); ++i) texts.push_back(std::string(i + 1, 'a'));
  for (std::size_t i = 0; i < pairs.size(); ++i) ring->add(pairs.at(i).socket(), texts[i], i + 7);
  const auto told = submit();
  ASSERT_EQ(told.size(), pairs.size());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    EXPECT_EQ(told[i].who, i + 7);
    EXPECT_EQ(told[i].result, static_cast<int>(i + 1));
    EXPECT_EQ(told[i].left, "");
    EXPECT_EQ(pairs.at(i).heard(), texts[i]);
  }
}

TEST_F(SendRingTest, RecordsMayGrowUntilTheyAreSent) {
  const Pair one, two;
  ring->records() += "first";
  ring->add_records(one.socket(), 0, 1);
  const auto mark = ring->records().size();
  ring->records() += std::string(100'000, 'x');  // which moves them all
  ring->add_records(two.socket(), mark, 2);
  EXPECT_EQ(submit().size(), 2U);
  EXPECT_EQ(one.heard(), "first");
  EXPECT_EQ(two.heard().size(), 100'000U);
  EXPECT_EQ(ring->records(), "");
}

TEST_F(SendRingTest, IsFullOfManyRecordsAndEmptyOnceTheyAreSent) {
  const Pair one;
  std::size_t mark = 0, records = 0;
  for (; !ring->is_full(); ++records) {
    mark = ring->records().size();
    ring->records() += std::string(Channel::record_bytes_max, 'x');
    ring->add_records(one.socket(), mark, records);
  }
  EXPECT_EQ(records, SendRing::records_bytes_max / Channel::record_bytes_max);
  EXPECT_EQ(submit().size(), records);
  EXPECT_FALSE(ring->is_full());
}

TEST_F(SendRingTest, WhatASocketDoesNotTakeIsLeftAndNobodyWaits) {
  const Pair full, other;
  const std::string much(8 << 20, 'm');
  ring->add(full.socket(), much, 1);
  ring->add(other.socket(), "short", 2);
  const auto told = submit();
  ASSERT_EQ(told.size(), 2U);
  ASSERT_GT(told[0].result, 0);
  EXPECT_EQ(told[0].left.size(), much.size() - static_cast<std::size_t>(told[0].result));
  EXPECT_EQ(other.heard(), "short");
  ring->add(full.socket(), "more", 3);
  EXPECT_EQ(submit().at(0).result, -EAGAIN);
}

TEST_F(SendRingTest, WhoIsGoneIsAnErrorOfThatSendAlone) {
  Pair gone, other;
  gone.close_other();
  ring->add(gone.socket(), "lost", 1);
  ring->add(other.socket(), "heard", 2);
  const auto told = submit();
  EXPECT_EQ(told.at(0).result, -EPIPE) << "and no signal";
  EXPECT_EQ(told.at(0).left, "lost");
  EXPECT_EQ(other.heard(), "heard");
}

TEST_F(SendRingTest, TakesAsManyAsItSaysAgainAndAgain) {
  const Pair pair;
  for (int round = 0; round < 3; ++round) {
    for (std::size_t i = 0; i < SendRing::sends_max; ++i) {
      ASSERT_FALSE(ring->is_full());
      ring->add(pair.socket(), "x", i);
    }
    EXPECT_TRUE(ring->is_full());
    EXPECT_EQ(submit().size(), SendRing::sends_max);
    EXPECT_EQ(pair.heard().size(), SendRing::sends_max);
  }
  EXPECT_TRUE(submit().empty());
}

TEST_F(SendRingTest, WhoeverIsLetGoCanBeClosed) {
  Pair pair;
  ring->add(pair.socket(), "last words", 1);
  EXPECT_EQ(submit().at(0).result, 10);
  EXPECT_EQ(pair.heard(), "last words");
  ring->let_go(pair.socket());
  pair.close_ours();
  EXPECT_TRUE(pair.sees_it_closed());
}

TEST_F(SendRingTest, WhatIsSentToANumberReachesWhoeverHasItNow) {
  Pair first, second;
  const int number = first.socket();
  for (int turn = 0; turn < 2; ++turn) {
    ring->add(number, "one", 1);
    EXPECT_EQ(submit().at(0).result, 3);
  }
  EXPECT_EQ(first.heard(), "oneone");
  ring->let_go(number);
  first.close_ours();
  second.renumber(number);
  ring->add(number, "two", 2);
  EXPECT_EQ(submit().at(0).result, 3);
  EXPECT_EQ(second.heard(), "two");
}

TEST_F(SendRingTest, SocketsBeyondThoseItCanKnowAreSentToAsWell) {
  rlimit files{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &files), 0);
  const rlimit few{200, files.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
  ring = SendRing::make();
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &files), 0);
  ASSERT_NE(ring, nullptr);
  Pair beyond;
  beyond.renumber(300);
  ring->add(beyond.socket(), "heard", 1);
  EXPECT_EQ(submit().at(0).result, 5);
  EXPECT_EQ(beyond.heard(), "heard");
  ring->let_go(beyond.socket());
}

// The ring itself is what it can never know.
TEST_F(SendRingTest, OnceItCouldNotKnowOneItAsksForNoOtherAndStillSendsToAll) {
  Pair before, after;
  ring->add(before.socket(), "one", 1);
  EXPECT_EQ(submit().at(0).result, 3);
  ring->add(number_of_ring(), "nobody", 2);
  EXPECT_LT(submit().at(0).result, 0);
  for (const auto* pair : {&before, &after}) ring->add(pair->socket(), "two", 3);
  EXPECT_EQ(submit().size(), 2U);
  EXPECT_EQ(before.heard(), "onetwo");
  EXPECT_EQ(after.heard(), "two");
  after.close_ours();
  EXPECT_TRUE(after.sees_it_closed()) << "the ring keeps it open, so it was made known";
  before.close_ours();
  EXPECT_FALSE(before.sees_it_closed());
}

TEST_F(SendRingTest, WhatARingThatFailsDidNotTakeCanBeSentAnotherWay) {
  const Pair pair;
  ring->add(pair.socket(), "first", 1);
  ring->add(pair.socket(), "second", 2);
  const int kernels_end = number_of_ring();
  ASSERT_GE(kernels_end, 0);
  ::close(kernels_end);
  std::vector<int> results;
  EXPECT_FALSE(ring->submit([&](const SendRing::Sent& sent) {
    results.push_back(sent.result);
    EXPECT_EQ(sent.left.size(), sent.who == 1 ? 5U : 6U);
  }));
  EXPECT_EQ(results, (std::vector<int>{-EAGAIN, -EAGAIN}));
  EXPECT_EQ(pair.heard(), "");
}

}  // namespace

}  // namespace chats::net
