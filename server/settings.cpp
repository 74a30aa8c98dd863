#include "server/settings.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <thread>

#include "server/commands.hpp"
#include "server/program/operator_key.hpp"
#include "server/program/text_file.hpp"
#include "server/settings_file.hpp"
#include "server/settings_limits.hpp"
#include "server/settings_table.hpp"

namespace chats::settings {

namespace {

// What the flags said: values for each row that was named, and the settings file.
struct Flags {
  std::deque<std::vector<std::string>> values;  // in the order of the rows
  std::string config;
};

std::string footer() {
  return "Limits, with what they are when they are not set:\n" + limits_text(Settings{}) +
         "\nA settings file has the same names: listen = \"[::]:443\", no-sample = true,\n"
         "origin = [\"https://www.example.org\"], and limits in a table [limits].\n"
         "CHATS_ADMIN_KEY in the environment sets the operator's key.\n\n" +
         commands::list();
}

void describe(CLI::App& app, Flags& flags) {
  app.set_help_flag("--help", "show this, and end");
  app.set_version_flag("--version", "chats-server " CHATS_VERSION, "show the version, and end");
  app.add_option("--config", flags.config, "settings in TOML; flags win over them")
      ->option_text("FILE");
  for (const auto& row : rows()) {
    auto& values = flags.values.emplace_back();
    const std::string name = "--" + std::string(row.name);
    const std::string preset = row.preset.empty() ? "" : " [" + std::string(row.preset) + "]";
    const std::string meaning = std::string(row.meaning) + preset;
    if (row.kind == Kind::yes) {
      app.add_flag_callback(name, [&values] { values = {"true"}; }, meaning)
          ->disable_flag_override();
    } else {
      app.add_option(name, values, meaning)
          ->option_text(std::string(row.value_name))
          ->allow_extra_args(false);
    }
  }
  app.allow_extras();
  app.footer(footer());
}

// CLI11 names a flag with its dashes or without, and then says more.
std::string flag_in(const std::string& complaint) {
  const auto name = complaint.substr(0, complaint.find_first_of(": "));
  return name.starts_with("--") ? name : "--" + name;
}

// CLI11 wants the arguments from the last to the first.
void parse(CLI::App& app, std::vector<std::string> arguments, const Flags& flags) {
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::ArgumentMismatch& mistake) {
    const std::string what = mistake.what();
    const bool too_much = what.find("override") != std::string::npos;  // --no-tls=yes
    throw WrongValue(flag_in(what) + (too_much ? " takes no value." : " wants a value."));
  }
  // A flag whose value was left out has taken the next flag for it.
  for (std::size_t i = 0; i < flags.values.size(); ++i) {
    for (const auto& value : flags.values[i]) {
      if (!value.starts_with("--")) continue;
      throw WrongValue("--" + std::string(rows()[i].name) + " wants a value.");
    }
  }
  if (const auto left = app.remaining(); !left.empty()) {
    throw WrongValue("There is no flag \"" + left.front() + "\"; --help lists them all.");
  }
}

// Empty is what a variable gives that nobody has set: no row can mean it.
void set(Settings& settings, const Row& row, const std::string& value) {
  if (value.empty()) throw WrongValue("--" + std::string(row.name) + " wants a value.");
  row.set(settings, value);
}

void take(Settings& settings, const Row& row, const std::vector<std::string>& values) {
  const bool all = row.kind == Kind::list || row.kind == Kind::limits;
  // Said twice, the later wins.
  for (std::size_t i = all ? 0 : values.size() - 1; i < values.size(); ++i) {
    set(settings, row, values[i]);
  }
}

void take_file(Settings& settings, const Flags& flags) {
  for (const auto& [name, value] : read_settings_file(flags.config)) {
    const Row* row = find_row(name);
    const auto place = static_cast<std::size_t>(row - rows().data());
    // Limits are told apart by their own names: those of the flags are set later and win.
    if (row->kind == Kind::limits || flags.values[place].empty()) set(settings, *row, value);
  }
}

void check_key(const std::string& key) {
  if (key.empty()) return;
  if (key.size() < program::OperatorKey::characters_min) {
    throw WrongValue("CHATS_ADMIN_KEY wants at least 16 characters.");
  }
  // Read from a file, it may have the line's end with it; then it would open nothing.
  const bool is_control = std::ranges::any_of(
      key, [](unsigned char each) { return each < ' ' || each == 0x7f; });
  if (is_control || key.ends_with(' ')) {
    throw WrongValue("CHATS_ADMIN_KEY ends with a space or holds a line break, which no request "
                     "can send.");
  }
}

void check_together(const Settings& settings) {
  if (settings.tls && (settings.certificate.empty() || settings.key.empty())) {
    throw WrongValue("--certificate and --key are needed, or --no-tls behind a proxy.");
  }
  if (settings.net_limits.silence_max <= settings.net_limits.ping_after) {
    throw WrongValue("The limit silence_s must be more than ping_after_s.");
  }
  check_key(settings.operator_key);
}

Settings read(const Flags& flags, const CommandLine& line) {
  Settings settings;
  settings.threads = std::max(1u, std::thread::hardware_concurrency());
  settings.operator_key = line.operator_key;
  if (!flags.config.empty()) take_file(settings, flags);
  for (std::size_t i = 0; i < flags.values.size(); ++i) {
    if (!flags.values[i].empty()) take(settings, rows()[i], flags.values[i]);
  }
  check_together(settings);
  return settings;
}

}  // namespace

std::variant<Settings, Ending> read_settings(const CommandLine& line) {
  CLI::App app{"Chats for Change: a server for structured dialogues.", "chats-server"};
  Flags flags;
  describe(app, flags);
  try {
    parse(app, line.arguments, flags);
    return read(flags, line);
  } catch (const CLI::CallForHelp&) {
    return Ending{0, app.help()};
  } catch (const CLI::CallForVersion& version) {
    return Ending{0, std::string(version.what()) + "\n"};
  } catch (const CLI::ParseError& mistake) {
    return Ending{2, std::string(mistake.what()) + "\n"};
  } catch (const WrongValue& wrong) {
    return Ending{2, std::string(wrong.what()) + "\n"};
  } catch (const program::FileTrouble& trouble) {
    return Ending{1, std::string(trouble.what()) + "\n"};
  }
}

}  // namespace chats::settings
