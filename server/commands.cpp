#include "server/commands.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>

#include "server/echo_command.hpp"
#include "server/live/own_clock.hpp"
#include "server/stop_signals.hpp"
#include "server/store/backup.hpp"
#include "server/store/quiet_reading.hpp"

namespace chats::commands {

namespace {

using Time = std::chrono::steady_clock::time_point;

constexpr std::chrono::seconds silence_max{5};  // A person waits.

struct Flags {
  std::string data = "data", to;
  EchoFlags echo;
};

void say(const std::string& line) {
  std::cout << line << std::endl;
}

std::string counted(std::uint64_t count, const char* one, const char* more) {
  return std::to_string(count) + " " + (count == 1 ? one : more);
}

// Tells on stderr now and then how far it has come, and ends it when a signal says so.
class Patience {
 public:
  bool goes_on(const store::CheckSummary& so_far) {
    const Time now = std::chrono::steady_clock::now();
    if (now - told_ >= silence_max) {
      told_ = now;
      const std::string told = so_far.sessions == 0
                                   ? "still reading"
                                   : counted(so_far.sessions, "session", "sessions") + ", " +
                                         counted(so_far.events, "event", "events") + " so far";
      std::cerr << "... " << told << std::endl;
    }
    return !signals_.said_so();
  }

 private:
  StopSignals signals_;
  Time told_ = std::chrono::steady_clock::now();
};

std::string summary_of(const store::CheckSummary& found) {
  std::string line = counted(found.sessions, "session", "sessions") + ", " +
                     counted(found.events, "event", "events");
  line += found.is_whole() ? ": all is whole" : ": " + std::to_string(found.damaged) + " damaged";
  if (found.file_troubles > 0) {
    line += ", " + counted(found.file_troubles, "trouble", "troubles") + " of the file itself";
  }
  if (found.overdue > 0) line += "; overdue to be erased: " + std::to_string(found.overdue);
  return line + ".";
}

int check(const Flags& flags) {
  Patience patience;
  const auto found = store::check_file(
      store::database_of(flags.data), live::machine_time().time_of_day,
      {.session = [](const auto& finding) { say(store::line_of(finding)); },
       .file = say,
       .again = [] { say("A server has started meanwhile; once more from the beginning:"); },
       .goes_on = [&](const auto& so_far) { return patience.goes_on(so_far); }});
  say(summary_of(found));
  return found.is_whole() ? 0 : 1;
}

void tell_if_damaged(const store::SessionFinding& finding) {
  if (!finding.troubles.empty()) say(store::line_of(finding));
}

int backup(const Flags& flags) {
  Patience patience;
  const auto made =
      store::back_up(store::database_of(flags.data), flags.to, live::machine_time().time_of_day,
                     {.session = tell_if_damaged,
                      .file = say,
                      .again = [] {},
                      .goes_on = [&](const auto& so_far) { return patience.goes_on(so_far); }});
  say(flags.to + ": " + std::to_string(made.bytes) + " bytes, " +
      counted(made.holds.sessions, "session", "sessions"));
  if (made.holds.is_whole()) return 0;
  std::cerr << "The copy was kept, but what is named above is damaged in it as it is in "
            << flags.data << ": keep older backups of it." << std::endl;
  return 1;
}

void add_data(CLI::App& app, Flags& flags) {
  app.add_option("--data", flags.data, "the server's data folder [data]")->option_text("FOLDER");
}

void add_data_and_target(CLI::App& app, Flags& flags) {
  add_data(app, flags);
  app.add_option("--to", flags.to, "the copy; it must not be there yet")->option_text("FILE");
}

void add_echo(CLI::App& app, Flags& flags) {
  auto& echo = flags.echo;
  app.add_option("--listen", echo.listen, "where [127.0.0.1:9001]")->option_text("ADDRESS:PORT");
  app.add_option("--certificate", echo.certificate, "PEM; with --key: over TLS")
      ->option_text("FILE");
  app.add_option("--key", echo.key, "PEM")->option_text("FILE");
}

int echo_back(const Flags& flags) { return echo(flags.echo); }

struct Command {
  const char* name;
  const char* meaning;
  int (*work)(const Flags& flags);
  void (*add_flags)(CLI::App& app, Flags& flags);
  bool wants_target;
};

constexpr std::array all{
    Command{"check", "Replays every session in a data folder and says what is whole.", check,
            add_data, false},
    Command{"backup", "Copies the database of a data folder, also while a server runs on it.",
            backup, add_data_and_target, true},
    Command{"echo", "Gives every WebSocket message back, to try WebSockets alone.", echo_back,
            add_echo, false},
};

// One sentence for what the command line says wrong; empty: nothing.
std::string mistake_in(const Command& command, const CLI::App& app, const Flags& flags) {
  const std::string name = command.name;
  if (const auto left = app.remaining(); !left.empty()) {
    return "There is no \"" + left.front() + "\" in " + name + "; chats-server " + name +
           " --help lists what there is.";
  }
  for (const auto* option : app.get_options()) {
    if (option->count() == 0) continue;
    const auto value = option->as<std::string>();
    if (value.empty() || value.starts_with("--")) return option->get_name() + " wants a value.";
  }
  if (command.wants_target && flags.to.empty()) return name + " wants --to FILE: where to copy it.";
  if (flags.echo.certificate.empty() != flags.echo.key.empty()) {
    return "--certificate and --key go together.";
  }
  return {};
}

int read_and_work(const Command& command, std::vector<std::string> arguments) {
  CLI::App app{command.meaning, "chats-server " + std::string(command.name)};
  Flags flags;
  app.set_help_flag("--help", "show this, and end");
  app.allow_extras();
  command.add_flags(app, flags);
  std::reverse(arguments.begin(), arguments.end());  // As CLI11 wants them.
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::CallForHelp&) {
    std::cout << app.help() << std::flush;
    return 0;
  } catch (const CLI::ParseError& mistake) {
    const std::string what = mistake.what();  // "--to: 1 required FILE missing"
    std::cerr << what.substr(0, what.find(':')) << " wants a value." << std::endl;
    return 2;
  }
  if (const auto mistake = mistake_in(command, app, flags); !mistake.empty()) {
    std::cerr << mistake << std::endl;
    return 2;
  }
  return command.work(flags);
}

}  // namespace

std::string list() {
  std::string text = "Commands, each with a --help of its own:\n";
  for (const auto& command : all)
    text += "  chats-server " + std::string(command.name) + ": " + command.meaning + "\n";
  return text;
}

std::optional<int> run(const std::vector<std::string>& arguments) {
  for (const auto& command : all) {
    if (arguments.empty() || arguments.front() != command.name) continue;
    try {
      return read_and_work(command, {arguments.begin() + 1, arguments.end()});
    } catch (const std::exception& trouble) {
      std::cerr << trouble.what() << std::endl;
      return 1;
    }
  }
  return std::nullopt;
}

}  // namespace chats::commands
