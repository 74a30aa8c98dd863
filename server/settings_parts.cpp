#include "server/settings_parts.hpp"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include "server/program/api.hpp"
#include "server/settings_limits.hpp"

namespace chats::settings {

namespace {

// "[::1]:8443"; the port of the scheme is left out.
std::string host_and_port(const Settings& settings, std::string host, std::uint16_t port) {
  if (host.find(':') != std::string::npos) host = '[' + host + ']';
  const std::uint16_t usual = settings.tls ? 443 : 80;
  return port == usual ? host : host + ':' + std::to_string(port);
}

bool is_everywhere(const std::string& address) { return address == "0.0.0.0" || address == "::"; }

}  // namespace

void start_logging(const Settings& settings) {
  spdlog::set_default_logger(spdlog::stderr_color_mt("chats"));
  spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %^%l%$ %v");
  spdlog::set_level(spdlog::level::from_str(settings.log_level));
}

void log_the_start(const Settings& settings) {
  spdlog::info("limits: {}", limits_line(settings));
  if (settings.tls || !settings.trusted_proxies.empty()) return;
  spdlog::warn("--no-tls without --trusted-proxy: limits by address are off, and everybody on "
               "the way can read along");
}

void raise_open_files_max() {
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  if (::setrlimit(RLIMIT_NOFILE, &files) != 0) {
    spdlog::warn("The number of open files stays as it is; more connections may be refused.");
  }
}

net::CertificateFiles certificate_files(const Settings& settings) {
  return {.certificate = settings.certificate, .key = settings.key};
}

std::unique_ptr<net::TlsContext> make_tls(const Settings& settings) {
  if (!settings.tls) return nullptr;
  const auto now =
      std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  return std::make_unique<net::TlsContext>(
      certificate_files(settings),
      std::make_shared<net::TicketKeys>(settings.data / "ticket-keys", now));
}

void read_certificate_again(const Settings& settings, net::TlsContext* tls) {
  if (tls == nullptr) return;
  try {
    tls->replace(certificate_files(settings));
    spdlog::info("the certificate was read again");
  } catch (const std::exception& trouble) {
    spdlog::error("the certificate stays as it was: {}", trouble.what());
  }
}

std::unique_ptr<net::StaticFiles> read_client(const Settings& settings) {
  if (settings.web.empty()) return nullptr;
  return std::make_unique<net::StaticFiles>(settings.web);
}

program::SampleText sample_text(const Settings& settings) {
  return settings.session.empty() ? program::own_sample() : program::read_sample(settings.session);
}

std::unique_ptr<program::Sample> make_sample(const Settings& settings,
                                             program::SampleParts parts) {
  if (!settings.sample) return nullptr;
  parts.text = sample_text(settings);
  parts.kept_in = settings.data / "sample-links.json";
  return std::make_unique<program::Sample>(std::move(parts));
}

net::AdmissionSettings admission_settings(const Settings& settings) {
  // This machine's own names always do: no foreign page can be reached by them.
  std::vector<std::string> hosts{"localhost", "127.0.0.1", "[::1]"};
  const auto& address = settings.listen.address;
  if (!is_everywhere(address)) {
    hosts.push_back(address.find(':') == std::string::npos ? address : '[' + address + ']');
  }
  if (const auto scheme = settings.public_url.find("://"); scheme != std::string::npos) {
    hosts.push_back(settings.public_url.substr(scheme + 3));
  }
  return {.hosts = std::move(hosts),
          .origins = settings.origins,
          .trusted_proxies = settings.trusted_proxies,
          .limit_addresses = settings.tls || !settings.trusted_proxies.empty()};
}

std::vector<std::unique_ptr<net::Listener>> make_listeners(const Settings& settings,
                                                           net::Sockets& sockets,
                                                           const net::Reception& reception) {
  std::vector<std::unique_ptr<net::Listener>> all;
  all.push_back(std::make_unique<net::Listener>(settings.listen, sockets, reception));
  if (settings.listen.address != "localhost") return all;
  try {
    const net::ListenAddress second{.address = "::1", .port = all.front()->port()};
    all.push_back(std::make_unique<net::Listener>(second, sockets, reception));
  } catch (const std::runtime_error& trouble) {
    spdlog::warn("localhost is served over IPv4 alone: {}", trouble.what());
  }
  return all;
}

std::string public_url(const Settings& settings, std::uint16_t port) {
  if (!settings.public_url.empty()) return settings.public_url;
  const auto& address = settings.listen.address;
  const std::string host = is_everywhere(address) ? "localhost" : address;
  return (settings.tls ? "https://" : "http://") + host_and_port(settings, host, port);
}

std::string links_text(const program::Sample::Open& sample, const std::string& url) {
  return "\nThe sample session: " + sample.title + " (" + sample.id + ")\n" +
         "  attendee     " + program::link_url(url, sample.secrets.attendee) + "\n" +
         "  moderator    " + program::link_url(url, sample.secrets.moderator) + "\n" +
         "  facilitator  " + program::link_url(url, sample.secrets.facilitator) + "\n\n";
}

std::string key_text(const std::string& operator_key) {
  return "\nThe operator's key, for /api; it is shown this once:\n  " + operator_key + "\n";
}

}  // namespace chats::settings
