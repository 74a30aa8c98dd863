#include "tests/simulation/process.hpp"

#include <algorithm>
#include <utility>

namespace chats::simulation {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t people_max = 25;

std::shared_ptr<const core::Definition> definition(core::Instant now, Chance& chance) {
  auto made = std::make_shared<core::Definition>();
  made->title = "Simulated";
  made->starts_at = now;
  made->positions = {"student", "faculty"};
  core::phase::Breakouts rooms;
  rooms.rooms.size = 3;
  rooms.rooms.grace = std::chrono::seconds(chance.below(30));
  rooms.rooms.method = static_cast<core::PlanMethod>(chance.below(8));
  core::phase::Survey survey{{{"q", "Good"}}};
  made->agenda = {
      {"check-in", "Check-in", 5min, core::phase::CheckIn{}}, {"rooms", "Rooms", 5min, rooms},
      {"debrief", "Debrief", 5min, core::phase::Debrief{}},   {"again", "Rooms again", 5min, rooms},
      {"board", "Board", 5min, core::phase::Reflection{}},    {"survey", "Survey", 5min, survey}};
  if (chance.one_in(2)) made->settings.late_comers = core::LateComers::main;
  made->settings.cards = static_cast<core::CardsShown>(chance.below(3));
  return made;
}

}  // namespace

World::World(std::uint64_t seed) : seed_(seed), chance_(seed) {
  time_.at = core::Instant{std::chrono::sys_days{std::chrono::year{2026} / 12 / 3} + 10h};
  const auto count = 1 + chance_.below(3);
  for (std::size_t i = 0; i < count; ++i) {
    sessions_.push_back("ssimulated" + std::to_string(i));
    core::Event first{1, time_.at, core::event::SessionCreated{definition(time_.at, chance_)}, {}};
    disk_.create({sessions_.back(), "Simulated", time_.at, false, {}}, {}, {first});
  }
  truths_.resize(count);
  const auto people = 4 + chance_.below(people_max - 4);
  for (std::size_t i = 0; i < people; ++i) {
    Client client;
    client.session = i % count;
    client.key = static_cast<std::uint8_t>(i + 1);
    client.role = i < count ? core::Role::facilitator
                            : (i < 2 * count ? core::Role::moderator : core::Role::attendee);
    clients_.push_back(std::move(client));
  }
  start_process();
}

World::~World() = default;

void World::start_process() {
  processes_.push_back(std::make_unique<Process>(
      *this, [this](std::uint64_t to, const std::string& line) { carry(to, line); }));
  auto& process = *processes_.back();
  process.sessions.resize(sessions_.size());
  for (const auto& entry : disk_.sessions())
    for (std::size_t i = 0; i < sessions_.size(); ++i)
      if (entry.session == sessions_[i] && !entry.closed)
        process.sessions[i] = live::start_session(sessions_[i], process.around, io_.get_executor(),
                                                  [&process, i] { process.sessions[i] = nullptr; });
  turn();
}

void World::crash() {
  say("crash");
  auto& process = *processes_.back();
  process.log.die();
  process.wire.cut_off();
  process.jobs.clear();
  for (auto* bell : process.bells)
    bell->ring_ = nullptr;
  for (auto& client : clients_)
    client.cut();
  client_of_.clear();
  turn();
  start_process();
}

void World::turn() {
  io_.restart();
  io_.poll();
}

void World::pass(core::milliseconds span) {
  const auto end = time_.at + span;
  for (int rings = 0; rings < 1'000; ++rings) {
    Bell* next = nullptr;
    for (auto* bell : processes_.back()->bells)
      if (bell->ring_ && bell->at_ <= end && (!next || bell->at_ < next->at_)) next = bell;
    if (!next) break;
    time_.at = std::max(time_.at, next->at_);
    std::exchange(next->ring_, nullptr)();
    turn();
    if (processes_.back()->log.anything_waits() && chance_.one_in(3))
      processes_.back()->log.let_one_happen(true), turn();
  }
  time_.at = end;
}

void World::carry(std::uint64_t connection, const std::string& line) {
  const auto found = client_of_.find(connection);
  if (found == client_of_.end()) return;
  auto& client = clients_[found->second];
  check_durable(client.session, line);
  if (client.connection != connection) return;
  if (line.starts_with("fresh")) client.lagging = false;
  if (!client.lagging || line.empty()) client.on_the_way.push_back(line);
}

void World::let_wire_carry(Client& client, std::size_t lines) {
  while (lines-- > 0 && !client.on_the_way.empty()) {
    const auto line = client.on_the_way.front();
    client.on_the_way.pop_front();
    const auto before = client.connection;
    const bool was_joined = client.joined;
    if (const auto wrong = client.read(line); !wrong.empty())
      fail("key " + std::to_string(client.key) + ": " + wrong + client.last_days());
    if (client.connection != before) return;
    const bool again = (!was_joined && client.joined) || line.starts_with("fresh");
    if (!again) continue;
    for (const auto& [request, asked] : client.unanswered)
      send(client, request);
  }
}

void World::connect(Client& client) {
  auto& session = processes_.back()->sessions[client.session];
  if (client.connection != 0 || client.gone_for_good || !session) return;
  client.connection = ++connections_made_;
  client_of_[client.connection] = static_cast<std::size_t>(&client - clients_.data());
  client.note("connect from " + std::to_string(client.position.value_or(0)));
  const auto name = "Person " + std::to_string(client.key);
  live::Knock knock{client.digest(), client.role, {name, name, "", "", ""}, {}, {}};
  if (client.position && !chance_.one_in(4)) {
    knock.after = client.position;
    knock.view = client.view;
  }
  session->join({0, client.connection}, {"join", client.connection, 0}, std::move(knock));
}

void World::cut(Client& client) {
  if (client.connection == 0) return;
  // Some of what was written still arrives.
  let_wire_carry(client, chance_.below(client.on_the_way.size() + 1));
  if (client.connection == 0) return;
  if (auto& session = processes_.back()->sessions[client.session])
    session->gone({0, client.connection});
  client_of_.erase(client.connection);
  client.cut();
}

void World::send(Client& client, const std::string& request) {
  auto& session = processes_.back()->sessions[client.session];
  if (!session || client.connection == 0) return;
  const auto& asked = client.unanswered.at(request);
  const live::Call call{request, std::hash<std::string>{}(request), asked.content};
  client.note("ask " + request);
  const int times = chance_.one_in(8) ? 2 : 1;  // A network may say it twice.
  for (int i = 0; i < times; ++i)
    session->ask({0, client.connection}, call, core::Command{asked.wish});
}

void World::act(Client& client) {
  if (!client.joined) return;
  const auto request = "q" + std::to_string(++requests_made_);
  auto wish = some_wish(client, request);
  const auto content = static_cast<std::uint64_t>(wish.index());
  say("ask " + std::to_string(client.key) + " " + request + ": " + name_of(wish));
  if (holds_alternative<core::command::PostMessage>(wish)) client.posted.insert(request);
  client.unanswered.emplace(request, Client::Asked{std::move(wish), content});
  if (!chance_.one_in(10)) return send(client, request);
  cut(client);  // It was lost on its way, with the way.
}

void World::step(std::uint32_t number) {
  chance_ = Chance(seed_ * 1'000'003 + number);
  something_happens();
  check_working_states();
  if (++steps_made_ % 10 == 0) compare_all();
}

void World::something_happens() {
  auto& client = clients_[chance_.below(clients_.size())];
  const auto name = std::to_string(client.key);
  const auto dice = chance_.below(200);
  if (dice < 20) return say("time"), pass(core::milliseconds(chance_.below(3'000)));
  if (dice < 22) return say("long time"), pass(core::milliseconds(chance_.below(90'000)));
  if (dice < 23) return crash();
  if (dice < 28) return say("cut " + name), cut(client);
  if (dice < 32) return lag(client);
  if (dice < 42) return connect_some();
  if (dice < 80) return let_disk_work(dice == 42);
  if (dice < 100) return let_network_work();
  if (dice < 108) return say("workshop"), let_workshop_work(), turn();
  if (client.joined) return act(client), turn();
}

void World::connect_some() {
  std::string who;
  for (auto& client : clients_) {
    if (client.connection != 0 || chance_.one_in(2)) continue;
    who += " " + std::to_string(client.key);
    connect(client);
  }
  say("connect" + who);
  turn();
}

void World::let_disk_work(bool trouble) {
  say(trouble ? "disk, with trouble" : "disk");
  for (auto left = 1 + chance_.below(4); left > 0; --left) {
    processes_.back()->log.let_one_happen(std::exchange(trouble, false));
    turn();
  }
}

void World::let_workshop_work() {
  auto& jobs = processes_.back()->jobs;
  if (jobs.empty()) return;
  const auto job = std::exchange(jobs.front(), nullptr);
  jobs.pop_front();
  job();
}

void World::let_network_work() {
  say("network");
  for (auto& client : clients_)
    if (!chance_.one_in(3)) let_wire_carry(client, 1 + chance_.below(32));
  turn();
}

// Its backlog was dropped, and it reads again. An end that is on its way still comes.
void World::lag(Client& client) {
  auto& session = processes_.back()->sessions[client.session];
  const bool ends = std::ranges::count(client.on_the_way, std::string()) > 0;
  if (!client.joined || !session || ends) return;
  say("lagging " + std::to_string(client.key));
  client.note("lagging");
  client.on_the_way.clear();
  client.lagging = true;
  session->drained({0, client.connection});
  turn();
}

}  // namespace chats::simulation
