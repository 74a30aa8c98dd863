// Many sessions on the real core and live layer, one disk, one network, one clock that stands
// still, all moved from one seed. `step` lets one thing happen, and afterwards what must always
// hold is checked (DESIGN part 8): cheap things after each, everything after every tenth and at the
// end. A server process can die at any step; the next one begins from the disk.
#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "server/live/session.hpp"
#include "tests/simulation/client.hpp"
#include "tests/simulation/crash_log.hpp"
#include "tests/simulation/truth.hpp"
#include "tests/simulation/wire.hpp"

namespace chats::simulation {

// "PostMessage": what people read of a run.
std::string name_of(const core::CommandBody& wish);

class World {
 public:
  explicit World(std::uint64_t seed);
  ~World();

  // The step with that number does the same by itself whatever came before, as far as it can: so
  // steps may be left out.
  void step(std::uint32_t number);
  // Everything calms down: the disk works, every line arrives, everybody is back; then the whole
  // comparison.
  void settle();
  void finish();

  const std::vector<std::string>& broken() const { return broken_; }
  const std::vector<std::string>& steps() const { return steps_; }
  std::size_t acknowledged() const;

 private:
  struct Time final : live::Clock {
    core::Instant now() const override { return at; }
    core::Instant at{};
  };
  struct Bell;
  struct Process;

  void something_happens();
  void start_process();
  void crash();
  void turn();
  void pass(core::milliseconds span);
  void let_wire_carry(Client& client, std::size_t lines);
  void connect(Client& client);
  void connect_some();
  void cut(Client& client);
  void act(Client& client);
  void lag(Client& client);
  void let_disk_work(bool trouble);
  void let_workshop_work();
  void let_network_work();
  void send(Client& client, const std::string& request);
  core::CommandBody some_wish(const Client& client, const std::string& request);
  core::SessionState durable(std::size_t session);
  void carry(std::uint64_t connection, const std::string& line);
  // What must hold (invariants.cpp).
  void check_durable(std::size_t session, const std::string& line);
  void check_working_states();
  void compare_all();
  void compare_replay(std::size_t session);
  void learn_truth(std::size_t session);
  void compare(const Client& client);
  void compare_to_the_end(const Client& client);
  void compare_ledger(std::size_t session);
  void say(std::string what) { steps_.push_back(std::move(what)); }
  void fail(std::string what) { broken_.push_back(std::move(what)); }

  const std::uint64_t seed_;
  Chance chance_;
  boost::asio::io_context io_;
  Time time_;
  store::MemoryLog disk_;
  std::vector<store::SessionId> sessions_;
  std::vector<Truth> truths_;  // Of each session.
  std::vector<Client> clients_;
  std::vector<std::unique_ptr<Process>> processes_;  // The last is alive.
  std::uint64_t connections_made_ = 0, requests_made_ = 0, steps_made_ = 0;
  std::map<std::uint64_t, std::size_t> client_of_;
  std::vector<std::string> broken_, steps_;
};

}  // namespace chats::simulation
