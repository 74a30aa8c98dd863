// What must hold, whatever happened: nobody is told what is not durable; what a client was told
// since its snapshot is exactly what it would have been told without any cut; what was
// acknowledged is in the log, once.
#include <sstream>

#include "tests/simulation/process.hpp"
#include "tests/support/invariants.hpp"
#include "tests/support/state_text.hpp"
#include "tests/support/whole_log.hpp"

namespace chats::simulation {

void World::check_durable(std::size_t session, const std::string& line) {
  std::istringstream words(line);
  std::string kind, request;
  core::Seq seq = 0;
  words >> kind;
  if (kind == "done")
    words >> request;
  else if (kind != "event" && kind != "welcome" && kind != "resumed" && kind != "fresh")
    return;
  words >> seq;
  const auto entries = disk_.sessions();
  for (const auto& entry : entries)
    if (entry.session == sessions_[session] && entry.closed) return;  // Erased since.
  if (store::whole_log(disk_, sessions_[session], seq - 1).events.empty())
    fail("told before it was durable: " + line);
}

void World::check_working_states() {
  for (const auto& session : processes_.back()->sessions) {
    if (!session) continue;
    session->inspect([this](const core::SessionState& state) {
      for (const auto& each : support::broken_invariants(state))
        fail("working state: " + each);
      return [] {};
    });
  }
  turn();
}

void World::compare_all() {
  for (std::size_t i = 0; i < sessions_.size(); ++i) {
    if (!processes_.back()->sessions[i]) continue;
    learn_truth(i);
    compare_replay(i);
  }
  for (const auto& client : clients_)
    if (processes_.back()->sessions[client.session]) compare(client);
}

// What is durable when the look was durable, folded anew up to it, is what the look saw.
void World::compare_replay(std::size_t session) {
  processes_.back()->sessions[session]->inspect([this, session](const core::SessionState& state) {
    return [this, session, seq = state.seq, seen = support::state_text(state)] {
      core::SessionState replayed;
      for (const auto& event : store::whole_log(disk_, sessions_[session]).events)
        if (event.seq <= seq) core::apply(replayed, event);
      const bool erased = replayed.seq == 0;
      if (!erased && support::state_text(replayed) != seen)
        fail("the working state at event " + std::to_string(seq) + " is not what the log gives");
    };
  });
  turn();
}

void World::learn_truth(std::size_t session) {
  auto& truth = truths_[session];
  const auto news = store::whole_log(disk_, sessions_[session], truth.seq());
  for (const auto& each : truth.learn(news.events))
    fail(each);
}

// Prefixes count while lines are on their way.
void World::compare(const Client& client) {
  const auto wrong =
      wrong_with(client.heard, truths_[client.session], client.digest(), client.baseline);
  if (!wrong.empty()) fail("key " + std::to_string(client.key) + " " + wrong + client.last_days());
}

// Everything that is under way arrives.
void World::settle() {
  while (!processes_.back()->jobs.empty())
    let_workshop_work(), turn();
  while (processes_.back()->log.anything_waits()) {
    processes_.back()->log.let_one_happen(false);
    turn();
  }
  for (auto& client : clients_)
    connect(client);
  turn();
  for (auto& client : clients_)
    let_wire_carry(client, ~std::size_t{0});
  turn();
}

void World::finish() {
  say("finish");
  chance_ = Chance(seed_);
  for (int rounds = 0; rounds < 40; ++rounds) {
    settle();
    pass(core::milliseconds{1'500});
  }
  settle();  // What fell due in the last of these moments, too.
  compare_all();
  for (const auto& client : clients_)
    if (client.joined && processes_.back()->sessions[client.session]) compare_to_the_end(client);
  for (std::size_t i = 0; i < sessions_.size(); ++i)
    if (processes_.back()->sessions[i]) compare_ledger(i);
}

// Now that everything has arrived, nothing may be missing.
void World::compare_to_the_end(const Client& client) {
  const auto owed = truths_[client.session].owed(client.digest(), client.baseline);
  if (client.heard.size() < owed.size())
    fail("key " + std::to_string(client.key) + " never heard event " +
         std::to_string(owed[client.heard.size()].first) + client.last_days());
}

void World::compare_ledger(std::size_t session) {
  std::map<std::uint64_t, core::Seq> marks;
  std::map<std::string, int> posted;
  for (const auto& event : store::whole_log(disk_, sessions_[session]).events) {
    if (event.mark && !marks.emplace(event.mark->id_hash, event.seq).second)
      fail("a request happened twice: event " + std::to_string(event.seq));
    if (const auto* post = get_if<core::event::MessagePosted>(&event.body))
      if (++posted[post->text] > 1) fail("said twice: " + post->text);
  }
  for (const auto& client : clients_) {
    if (client.session != session) continue;
    for (const auto& [request, seqs] : client.acknowledged) {
      const auto mark = marks.find(std::hash<std::string>{}(request));
      if (mark != marks.end() && seqs != std::set{mark->second})
        fail("acknowledged as " + std::to_string(*seqs.rbegin()) + ": " + request + ", is " +
             std::to_string(mark->second));
      const bool changed = client.posted.contains(request);
      if (mark == marks.end() && changed) fail("acknowledged and lost: " + request);
    }
    if (client.joined && !client.unanswered.empty())
      fail("key " + std::to_string(client.key) + " has no answer to " +
           client.unanswered.begin()->first + client.last_days());
  }
}

std::size_t World::acknowledged() const {
  std::size_t all = 0;
  for (const auto& client : clients_)
    all += client.acknowledged.size();
  return all;
}

}  // namespace chats::simulation
