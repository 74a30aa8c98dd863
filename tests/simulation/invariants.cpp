// What must hold, whatever happened: nobody is told what is not durable; what a client was told
// since its snapshot is exactly what it would have been told without any cut; what was
// acknowledged is in the log, once.
#include <sstream>

#include "server/core/telling.hpp"
#include "tests/simulation/process.hpp"

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
  if (disk_.read(sessions_[session], seq - 1).events.empty())
    fail("told before it was durable: " + line);
}

void World::finish() {
  say("finish");
  for (int rounds = 0; rounds < 40; ++rounds) {
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
    pass(core::milliseconds{1'500});
  }
  for (const auto& client : clients_)
    if (client.joined && processes_.back()->sessions[client.session]) compare(client);
  for (std::size_t i = 0; i < sessions_.size(); ++i)
    if (processes_.back()->sessions[i]) compare_ledger(i);
}

void World::compare(const Client& client) {
  std::vector<std::pair<core::Seq, int>> expected;
  core::SessionState state;
  core::Digest key;
  key.bytes.fill(client.key);
  for (const auto& event : disk_.read(sessions_[client.session], 0).events) {
    core::apply(state, event);
    const auto me = state.by_key.find(key);
    if (me == state.by_key.end() || event.seq <= client.baseline) continue;
    int told = -1;
    for (const auto& telling : core::tellings_of(state, event)) {
      if (told == telling.group || !core::includes(telling, state.participants.at(me->second)))
        continue;
      told = telling.group;
      expected.emplace_back(event.seq, told);
    }
  }
  if (expected == client.heard) return;
  std::ostringstream said;
  said << "key " << int{client.key} << " since " << client.baseline << " heard";
  for (const auto& [seq, group] : client.heard)
    said << ' ' << seq << '/' << group;
  said << " instead of";
  for (const auto& [seq, group] : expected)
    said << ' ' << seq << '/' << group;
  fail(said.str() + client.last_days());
}

void World::compare_ledger(std::size_t session) {
  std::map<std::uint64_t, core::Seq> marks;
  std::map<std::string, int> posted;
  for (const auto& event : disk_.read(sessions_[session], 0).events) {
    if (event.mark && !marks.emplace(event.mark->id_hash, event.seq).second)
      fail("a request happened twice: event " + std::to_string(event.seq));
    if (const auto* post = std::get_if<core::event::MessagePosted>(&event.body))
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
