// What can be run: one function for each kind of wishes, which puts what it found into the report.
// Each stands in a file of its own, named as its scenario. Throws std::runtime_error when people do
// not even get to where it begins.
#pragma once

#include "tests/load/chats-load/report.hpp"
#include "tests/load/chats-load/wishes.hpp"

namespace chats::load {

void run_scenario(const HouseWishes&, const AcksWishes&, Report&);
void run_scenario(const HouseWishes&, const StormWishes&, Report&);
void run_scenario(const HouseWishes&, const SlowWishes&, Report&);
void run_scenario(const HouseWishes&, const RoomsWishes&, Report&);
void run_scenario(const HouseWishes&, const FanoutWishes&, Report&);
void run_scenario(const HouseWishes&, const JoinWishes&, Report&);
void run_scenario(const HouseWishes&, const IdleWishes&, Report&);
void run_scenario(const HouseWishes&, const ChatWishes&, Report&);

}  // namespace chats::load
