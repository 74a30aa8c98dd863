#include "server/settings_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "server/net/trusted_proxies.hpp"
#include "server/settings_limits.hpp"

namespace chats::settings {

namespace {

constexpr unsigned threads_max = 256;

std::string quoted(const std::string& value) { return '"' + value + '"'; }

void set_listen(Settings& settings, const std::string& value) {
  const auto refuse = [&](const std::string& why) {
    throw WrongValue("--listen wants ADDRESS:PORT, as in localhost:8443 or [::]:443; " +
                     quoted(value) + why);
  };
  try {
    settings.listen = net::parse_listen_address(value);
  } catch (const std::runtime_error&) {
    refuse(" is neither, or its port is not a number up to 65535.");
  }
  const auto& address = settings.listen.address;
  if (address != "localhost" && !net::address_bytes(address)) {
    refuse(" does not begin with an IP address or localhost.");
  }
}

void set_trusted_proxy(Settings& settings, const std::string& value) {
  if (!net::parse_range(value)) {
    throw WrongValue("--trusted-proxy wants an address or a range, as in 10.0.0.0/8; " +
                     quoted(value) + " is neither.");
  }
  settings.trusted_proxies.push_back(value);
}

// Scheme and host, perhaps a port; nothing behind. Empty: something else.
std::string web_origin(std::string value) {
  if (value.ends_with('/')) value.pop_back();
  const auto scheme = value.find("://");
  if (scheme == std::string::npos) return {};
  const auto name = value.substr(0, scheme);
  const auto host = value.substr(scheme + 3);
  const bool is_web = name == "https" || name == "http";
  const bool is_host = !host.empty() && host.find_first_of("/?#@ \"\\\t\r\n") == std::string::npos;
  return is_web && is_host ? value : std::string();
}

void set_public_url(Settings& settings, const std::string& value) {
  settings.public_url = web_origin(value);
  if (settings.public_url.empty()) {
    throw WrongValue("--public-url wants where people reach the server, as in "
                     "https://chats.example.org; " + quoted(value) + " is not such an address.");
  }
}

void set_origin(Settings& settings, const std::string& value) {
  auto origin = web_origin(value);
  if (origin.empty()) {
    throw WrongValue("--origin wants the origin of a page, as in https://www.example.org; " +
                     quoted(value) + " is none.");
  }
  settings.origins.push_back(std::move(origin));
}

void set_threads(Settings& settings, const std::string& value) {
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, settings.threads);
  const bool fits = settings.threads >= 1 && settings.threads <= threads_max;
  if (error != std::errc() || stop != end || !fits) {
    throw WrongValue("--threads wants a whole number from 1 to 256, not " + quoted(value) + ".");
  }
}

void set_log_level(Settings& settings, const std::string& value) {
  constexpr std::array<std::string_view, 6> levels{"trace", "debug", "info",
                                                   "warning", "error", "off"};
  if (std::find(levels.begin(), levels.end(), value) == levels.end()) {
    throw WrongValue("--log-level wants trace, debug, info, warning, error or off, not " +
                     quoted(value) + ".");
  }
  settings.log_level = value;
}

template <std::filesystem::path Settings::* member>
void set_path(Settings& settings, const std::string& value) {
  settings.*member = value;
}

constexpr std::array table{
    Row{"listen", "ADDRESS:PORT", "where to listen; port 0: the system chooses", "localhost:8443",
        Kind::text, set_listen},
    Row{"data", "FOLDER", "where everything is kept", "data", Kind::text,
        set_path<&Settings::data>},
    Row{"certificate", "FILE", "PEM, with its chain; needed unless --no-tls", "", Kind::text,
        set_path<&Settings::certificate>},
    Row{"key", "FILE", "PEM, the certificate's key; needed unless --no-tls", "", Kind::text,
        set_path<&Settings::key>},
    Row{"no-tls", "", "speak plain HTTP, for behind a proxy that speaks TLS", "off", Kind::yes,
        [](Settings& settings, const std::string& value) { settings.tls = value != "true"; }},
    Row{"trusted-proxy", "CIDR", "a proxy whose X-Forwarded-For is believed; repeatable", "none",
        Kind::list, set_trusted_proxy},
    Row{"public-url", "URL", "where people reach the server, for the links", "by --listen",
        Kind::text, set_public_url},
    Row{"origin", "ORIGIN", "another site whose pages may connect; repeatable", "none",
        Kind::list, set_origin},
    Row{"threads", "NUMBER", "threads that serve connections", "one for each core", Kind::whole,
        set_threads},
    Row{"no-io-uring", "", "send to each connection by itself; Linux's io_uring is not used", "off",
        Kind::yes,
        [](Settings& settings, const std::string& value) {
          settings.net_limits.sends_by_ring = value != "true";
        }},
    Row{"web", "FOLDER", "the web client's files", "none: only the API", Kind::text,
        set_path<&Settings::web>},
    Row{"session", "FILE", "make the sample session from this definition", "the built-in one",
        Kind::text, set_path<&Settings::session>},
    Row{"no-sample", "", "make no sample session", "off", Kind::yes,
        [](Settings& settings, const std::string& value) { settings.sample = value != "true"; }},
    Row{"log-level", "LEVEL", "trace, debug, info, warning, error or off", "info", Kind::text,
        set_log_level},
    Row{"limit", "NAME=NUMBER", "one of the limits listed below; repeatable", "as listed",
        Kind::limits, set_limit},
};

}  // namespace

std::span<const Row> rows() { return table; }

const Row* find_row(std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Row& row) { return row.name == name; });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace chats::settings
