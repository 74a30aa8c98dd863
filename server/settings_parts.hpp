// What the settings mean for the parts that main puts together.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/net/admission.hpp"
#include "server/net/http_connection.hpp"
#include "server/net/listener.hpp"
#include "server/net/static_files.hpp"
#include "server/net/tls_context.hpp"
#include "server/program/sample.hpp"
#include "server/settings.hpp"

namespace chats::settings {

// The server's own log goes to stderr; stdout is for what the operator needs.
void start_logging(const Settings& settings);
// What the operator may want to find later: the limits, and what is not as safe as it could be.
void log_the_start(const Settings& settings);
// As many open files as the system lets us have: each connection is one.
void raise_open_files_max();

// These throw std::runtime_error with one sentence.
std::unique_ptr<net::TlsContext> make_tls(const Settings& settings);  // null: --no-tls
std::unique_ptr<net::StaticFiles> read_client(const Settings& settings);  // null: no --web
program::SampleText sample_text(const Settings& settings);
// Null: --no-sample. The text of `parts` and where its links are kept come from the settings.
std::unique_ptr<program::Sample> make_sample(const Settings& settings, program::SampleParts parts);

// After a renewal. What is wrong with the new one is in the server's log, and the old one stays.
void read_certificate_again(const Settings& settings, net::TlsContext* tls);

net::AdmissionSettings admission_settings(const Settings& settings);
net::CertificateFiles certificate_files(const Settings& settings);

// "localhost" is both of its addresses, where there are two. Throws std::runtime_error with one
// sentence.
std::vector<std::unique_ptr<net::Listener>> make_listeners(const Settings& settings,
                                                           net::Sockets& sockets,
                                                           const net::Reception& reception);
// Where people reach the server, without a slash at its end.
std::string public_url(const Settings& settings, std::uint16_t port);

// What stdout is for: links that somebody can open.
std::string links_text(const program::Sample::Open& sample, const std::string& public_url);
std::string key_text(const std::string& operator_key);

}  // namespace chats::settings
