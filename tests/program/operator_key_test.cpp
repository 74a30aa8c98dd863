#include "server/program/operator_key.hpp"

#include <gtest/gtest.h>

#include "tests/program/office_floor.hpp"

namespace chats::program {
namespace {

OperatorKey open_key(store::Log& log, std::string chosen = {}) {
  return OperatorKey(log, mix, system_dice, {std::move(chosen)});
}

OperatorKey start_with_key(store::Log& log, std::string chosen = {}) {
  auto key = open_key(log, std::move(chosen));
  key.keep();
  return key;
}

TEST(OperatorsKey, IsMadeByTheFirstStartAndToldOnce) {
  store::MemoryLog log;
  const auto first = start_with_key(log);
  ASSERT_TRUE(first.made_now());
  EXPECT_TRUE(first.opens("Bearer " + *first.made_now()));
  const auto second = open_key(log);
  EXPECT_FALSE(second.made_now());
  EXPECT_TRUE(second.opens("Bearer " + *first.made_now()));
}

TEST(OperatorsKey, OfAStartThatEndedBeforeItWasShownIsNotKept) {
  store::MemoryLog log;
  open_key(log);
  open_key(log, "chosen by the operator");
  EXPECT_TRUE(open_key(log).made_now());
}

TEST(OperatorsKey, OnlyItsHashIsKept) {
  store::MemoryLog log;
  const auto key = start_with_key(log);
  EXPECT_EQ(log.fact("operator_key"), hex(mix(*key.made_now())));
}

TEST(OperatorsKey, ChosenByTheOperatorIsNotToldAndReplacesTheOneBefore) {
  store::MemoryLog log;
  const auto before = start_with_key(log);
  const auto chosen = start_with_key(log, "chosen by the operator");
  EXPECT_FALSE(chosen.made_now());
  EXPECT_TRUE(chosen.opens("Bearer chosen by the operator"));
  EXPECT_FALSE(chosen.opens("Bearer " + *before.made_now()));
  EXPECT_TRUE(open_key(log).opens("Bearer chosen by the operator"));
}

TEST(OperatorsKey, OpensWithTheSchemeInAnyCaseAndWithNothingElse) {
  store::MemoryLog log;
  const auto key = open_key(log, "chosen by the operator");
  EXPECT_TRUE(key.opens("bearer chosen by the operator"));
  for (const char* wrong : {"", "Bearer", "Bearer ", "Bearer chosen by the operato",
                            "Bearer chosen by the operator ", "Basic chosen by the operator",
                            "chosen by the operator", "Bearer  chosen by the operator"}) {
    EXPECT_FALSE(key.opens(wrong)) << wrong;
  }
}

TEST(OperatorsKey, ThatCannotBeSavedStopsTheStart) {
  store::MemoryLog log;
  log.break_disk();
  EXPECT_THROW(start_with_key(log), std::runtime_error);
}

TEST(OperatorsKey, WhoseKeptHashIsDamagedIsMadeAnew) {
  store::MemoryLog log;
  log.set_fact("operator_key", "not a hash");
  EXPECT_TRUE(open_key(log).made_now());
}

}  // namespace
}  // namespace chats::program
