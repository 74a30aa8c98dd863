#include "server/net/response_head.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>

#include "server/net/text.hpp"

namespace chats::net {

namespace {

// Script, style, image, font and connections from ourselves, nothing else from anywhere. base-uri
// and form-action do not fall back to default-src and are closed by name.
constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

bool is_safe(std::string_view text) { return text.find_first_of("\r\n") == text.npos; }

bool is_ours(std::string_view name) {
  return same_ignoring_case(name, "Content-Length") || same_ignoring_case(name, "Connection") ||
         same_ignoring_case(name, "Date") || same_ignoring_case(name, "Transfer-Encoding");
}

bool has_body_length(unsigned status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

StandingHeaders standing_headers(bool secure) {
  StandingHeaders headers = {
      {"Content-Security-Policy", content_security_policy},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
  };
  if (secure) headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
  return headers;
}

std::string_view reason_of(unsigned status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 426: return "Upgrade Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    default: return "Answer";
  }
}

std::string response_head(const HttpResponse& response, HeadFacts facts) {
  std::string head =
      fmt::format("HTTP/1.1 {} {}\r\nDate: {:%a, %d %b %Y %H:%M:%S} GMT\r\n", response.status,
                  reason_of(response.status), fmt::gmtime(std::time(nullptr)));
  for (const auto& [name, value] : standing_headers(facts.secure)) {
    if (!field(response.headers, name)) head += fmt::format("{}: {}\r\n", name, value);
  }
  for (const auto& [name, value] : response.headers) {
    if (is_ours(name) || !is_safe(name) || !is_safe(value)) continue;
    head += fmt::format("{}: {}\r\n", name, value);
  }
  if (has_body_length(response.status)) {
    const std::size_t length = response.body ? response.body->size() : 0;
    head += fmt::format("Content-Length: {}\r\n", length);
  }
  // 426 must name itself in Connection (RFC 9110, 7.8).
  if (response.status == 426) head += "Upgrade: websocket\r\nConnection: Upgrade\r\n";
  head += facts.keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
  return head;
}

}  // namespace chats::net
