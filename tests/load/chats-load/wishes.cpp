#include "tests/load/chats-load/wishes.hpp"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <tuple>

namespace chats::load {

namespace {

constexpr const char* story =
    "People by the hundred and thousand at a chats-server, over TLS and the real protocol, on one\n"
    "thread. Prints a line each second, tables at the end, and what was wrong; exits 1 when\n"
    "anything was. Times are printed, never judged.";

const CLI::Range clients_range(1, 100'000), rate_range(0.1, 1e6), seconds_range(0.1, 3600.0),
    bytes_range(21, 4000);

void describe_house(CLI::App& app, HouseWishes& house) {
  app.add_option("--server", house.program, "the program to start [$CHATS_SERVER]")
      ->option_text("FILE");
  app.add_option("--url", house.url,
                 "a server that runs already, https://127.0.0.1:PORT; its\n"
                 "limits must be wide enough")
      ->option_text("URL");
  app.add_option("--operator-key", house.operator_key, "of the server at --url")
      ->option_text("KEY");
  app.add_option("--certificate", house.authority, "check the server at --url against this PEM")
      ->option_text("FILE");
  app.add_option("--pid", house.pid, "measure this process: the server at --url")
      ->option_text("PID");
  app.add_option("--folder", house.folder,
                 "where the server's folder is made, on the disk to be\n"
                 "measured [the system's for temporary files]")
      ->option_text("FOLDER")
      ->check(CLI::ExistingDirectory);
  app.add_option("--limit", house.limits, "for the server, as its own --limit; repeatable")
      ->option_text("NAME=NUMBER")
      ->allow_extra_args(false);
  app.add_option("--addresses", house.addresses, "people come from so many loopback addresses")
      ->check(CLI::Range(1, 254))
      ->capture_default_str();
  app.add_flag("--plain", house.plain, "without TLS");
  app.add_option("--json", house.json, "write the tables there too")->option_text("FILE");
}

void describe(CLI::App& app, AcksWishes& acks) {
  app.add_option("--sessions", acks.sessions, "how many talk at once; several are tried in turn")
      ->delimiter(',')
      ->check(CLI::Range(1, 10'000))
      ->capture_default_str();
  app.add_option("--speakers", acks.speakers, "in each session; all of them listen too")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  app.add_option("--window", acks.window, "unanswered posts of each speaker")
      ->check(CLI::Range(1, 500))
      ->capture_default_str();
  app.add_option("--rate", acks.rate,
                 "posts a second of all, in the run at a steady rate [half\n"
                 "of what the window gave]")
      ->check(rate_range);
  app.add_option("--seconds", acks.seconds, "for each run, after one to warm up")
      ->check(seconds_range)
      ->capture_default_str();
  app.add_option("--bytes", acks.bytes, "of a post")->check(bytes_range)->capture_default_str();
}

void describe(CLI::App& app, StormWishes& storm) {
  app.add_option("--clients", storm.clients, "how many come back")
      ->check(clients_range)
      ->capture_default_str();
  app.add_option("--sessions", storm.sessions, "over which they are spread")
      ->check(CLI::Range(1, 10'000))
      ->capture_default_str();
  app.add_option("--history", storm.history, "posts in each session before the storm")
      ->check(CLI::Range(0, 10'000))
      ->capture_default_str();
  app.add_option("--ending", storm.ending, "how the server ends: kill or term")
      ->check(CLI::IsMember({"kill", "term"}))
      ->capture_default_str();
  app.add_option("--jitter", storm.jitter, "seconds within which a person comes back; 0: at once")
      ->check(CLI::Range(0.0, 60.0))
      ->capture_default_str();
}

void describe(CLI::App& app, SlowWishes& slow) {
  app.add_option("--clients", slow.clients, "in one room")
      ->check(CLI::Range(2, 10'000))
      ->capture_default_str();
  app.add_option("--stopped", slow.stopped, "of them stop reading")
      ->check(CLI::Range(1, 10'000))
      ->capture_default_str();
  app.add_option("--rate", slow.rate, "posts a second")->check(rate_range)->capture_default_str();
  app.add_option("--seconds", slow.seconds, "for each of the floods")
      ->check(seconds_range)
      ->capture_default_str();
  app.add_option("--bytes", slow.bytes, "of a post")->check(bytes_range)->capture_default_str();
  app.add_option("--stall", slow.stall, "seconds without progress until the server closes")
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
}

void describe(CLI::App& app, RoomsWishes& rooms) {
  app.add_option("--people", rooms.people, "in a session; several are tried in turn")
      ->delimiter(',')
      ->check(CLI::Range(10, 10'000))
      ->capture_default_str();
  app.add_option("--rooms", rooms.rooms, "at most; five people at least are in one")
      ->check(CLI::Range(1, 200))
      ->capture_default_str();
  app.add_option("--rounds", rooms.rounds, "that are counted, after one to warm up")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
}

void describe(CLI::App& app, FanoutWishes& fanout) {
  app.add_option("--people", fanout.people, "in a session; several are tried in turn")
      ->delimiter(',')
      ->check(CLI::Range(2, 20'000))
      ->capture_default_str();
  app.add_option("--room-size", fanout.room_size,
                 "in breakouts of so many; 0: all in the main room")
      ->check(CLI::Range(0, 1000))
      ->capture_default_str();
  app.add_option("--windows", fanout.windows, "lines in flight; several are tried in turn")
      ->delimiter(',')
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--slices", fanout.slices, "of which the figures are the median")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--seconds", fanout.seconds, "for each slice")
      ->check(seconds_range)
      ->capture_default_str();
  app.add_option("--bytes", fanout.bytes, "of a line")->check(bytes_range)->capture_default_str();
  app.add_flag("--against-floor", fanout.against_floor,
               "in turns with a reference server that does nothing but one write for each line\n"
               "and member; needs --server");
}

void describe(CLI::App& app, JoinWishes& join) {
  app.add_option("--present", join.present, "who are there already; several are tried in turn")
      ->delimiter(',')
      ->check(CLI::Range(1, 9'000))
      ->capture_default_str();
  app.add_option("--at-once", join.at_once,
                 "so many are on their way at any time, one after the other if 1; several are "
                 "tried in turn")
      ->delimiter(',')
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  app.add_option("--joins", join.joins, "in each slice")
      ->check(CLI::Range(1, 10'000))
      ->capture_default_str();
  app.add_option("--slices", join.slices, "in turns with bare handshakes at a reference server")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
}

void describe(CLI::App& app, IdleWishes& idle) {
  app.add_option("--people", idle.people, "in one session")
      ->check(CLI::Range(1, 9'979))
      ->capture_default_str();
  app.add_option("--history", idle.history, "posts in the main room")
      ->check(CLI::Range(0, 10'000))
      ->capture_default_str();
  app.add_option("--requests", idle.requests, "that each of them has made")
      ->check(CLI::Range(0, 1000))
      ->capture_default_str();
}

void describe(CLI::App& app, ChatWishes& chat) {
  app.add_option("--people", chat.people, "in the session, with the facilitator one more")
      ->check(CLI::Range(5, 1000))
      ->capture_default_str();
  app.add_option("--late", chat.late, "of them come while it runs")
      ->check(CLI::Range(0, 1000))
      ->capture_default_str();
  app.add_option("--drops", chat.drops, "phones that drop in a second, and come back")
      ->check(CLI::Range(0.0, 1000.0))
      ->capture_default_str();
  app.add_option("--seconds", chat.seconds, "in the main room and in breakouts, half each")
      ->check(seconds_range)
      ->capture_default_str();
  app.add_option("--seed", chat.seed, "of what they do")->capture_default_str();
}

void check(Wishes& wishes) {
  auto& house = wishes.house;
  const char* program = std::getenv("CHATS_SERVER");
  if (house.program.empty() && house.url.empty() && program != nullptr) house.program = program;
  if (house.program.empty() == house.url.empty()) {
    throw CLI::ValidationError(
        "Name either the program to start (--server, or CHATS_SERVER in "
        "the environment) or the --url of a server that runs.");
  }
  if (!house.url.empty() && house.operator_key.empty()) {
    throw CLI::ValidationError("--url needs --operator-key, or no session can be made.");
  }
  if (!house.url.empty() && std::holds_alternative<StormWishes>(wishes.scenario)) {
    throw CLI::ValidationError("A storm ends the server and starts it again: it needs --server.");
  }
  const auto* fanout = std::get_if<FanoutWishes>(&wishes.scenario);
  const bool floor = std::holds_alternative<JoinWishes>(wishes.scenario) ||
                     (fanout != nullptr && fanout->against_floor);
  if (floor && house.program.empty()) {
    throw CLI::ValidationError(
        "The reference server takes the certificate of ours: it needs "
        "--server.");
  }
  if (house.plain && house.program.empty()) {
    throw CLI::ValidationError("--plain is for a server that is started here: it needs --server.");
  }
  const auto* chat = std::get_if<ChatWishes>(&wishes.scenario);
  if (chat != nullptr && chat->late >= chat->people) {
    throw CLI::ValidationError(
        "Somebody must be there from the beginning: --late is below "
        "--people.");
  }
  const auto* storm = std::get_if<StormWishes>(&wishes.scenario);
  if (storm != nullptr && storm->clients < storm->sessions) {
    throw CLI::ValidationError("There must be at least one client for each session.");
  }
  const auto* slow = std::get_if<SlowWishes>(&wishes.scenario);
  if (slow != nullptr && slow->stopped >= slow->clients) {
    throw CLI::ValidationError("Somebody must go on reading: --stopped is below --clients.");
  }
}

// A subcommand; what it was given is what is wished for when its name stood there.
template <class Scenario>
void offer(CLI::App& app, Scenario& scenario, Wishes& wishes) {
  auto* command = app.add_subcommand(Scenario::name, Scenario::purpose);
  describe(*command, scenario);
  command->callback([&scenario, &wishes] {
    wishes.name = Scenario::name;
    wishes.scenario = scenario;
  });
}

}  // namespace

std::variant<Wishes, Ending> read_wishes(int count, const char* const* words) {
  Wishes wishes;
  std::tuple<AcksWishes, StormWishes, SlowWishes, RoomsWishes, FanoutWishes, JoinWishes, IdleWishes,
             ChatWishes>
      scenarios;
  CLI::App app(story, "chats-load");
  app.set_help_flag("--help", "show this, and end");
  app.set_help_all_flag("--help-all", "show all flags of all scenarios, and end");
  describe_house(app, wishes.house);
  app.fallthrough();
  app.require_subcommand(1);
  std::apply([&](auto&... each) { (offer(app, each, wishes), ...); }, scenarios);
  try {
    app.parse(count, words);
    check(wishes);
  } catch (const CLI::CallForHelp&) {
    return Ending{0, app.help()};
  } catch (const CLI::CallForAllHelp&) {
    return Ending{0, app.help("", CLI::AppFormatMode::All)};
  } catch (const CLI::ParseError& mistake) {
    return Ending{2, std::string(mistake.what()) + "\n--help says what there is.\n"};
  }
  return wishes;
}

}  // namespace chats::load
