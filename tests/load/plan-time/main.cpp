// How long plans take and how good they get, for each method: plan_time [PEOPLE] [SIZE] [ROUNDS]
// Round after round of one session, each with the earlier ones in mind; prints one line a method.
// The steps are bounded (server/core/plan_improvement.cpp), so the time is too.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>
#include <utility>

#include "server/core/plan.hpp"
#include "tests/core/crowd.hpp"

namespace {

using namespace chats::core;

void measure(const std::string& name, PlanMethod method, std::size_t people, std::size_t size,
             std::size_t rounds) {
  auto task = task_for({.present = people, .rooms = (people + size - 1) / size, .seed = 1});
  task.method = method;
  std::cout << name << ":";
  for (std::size_t round = 0; round < rounds; ++round) {
    task.dice = 2'026 + round;
    const auto began = std::chrono::steady_clock::now();
    const auto rooms = make_plan(task).rooms;
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    std::cout << "  " << static_cast<int>(took.count()) << " ms (" << pairs_that_met(task, rooms)
              << " met before)";
    let_meet(task, rooms);
  }
  std::cout << "\n";
}

}  // namespace

int main(int argument_count, char** arguments) {
  const auto number = [&](int index, std::size_t otherwise) {
    return argument_count > index ? std::strtoul(arguments[index], nullptr, 10) : otherwise;
  };
  const auto people = std::max<std::size_t>(number(1, 300), 1);
  const auto size = std::max<std::size_t>(number(2, 5), 1);
  const auto rounds = number(3, 5);
  const std::pair<const char*, PlanMethod> methods[] = {
      {"random", PlanMethod::random},
      {"balanced", PlanMethod::balanced},
      {"by_affiliation", PlanMethod::by_affiliation},
      {"mixed_affiliation", PlanMethod::mixed_affiliation},
      {"fresh_faces", PlanMethod::fresh_faces}};
  for (const auto& [name, method] : methods)
    measure(name, method, people, size, rounds);
}
